import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Chromium = { executablePath: string; args: string[]; env: Record<string, string> };

const folder = resolve(fileURLToPath(new URL('../../node_modules/.cache/chromium', import.meta.url)));
const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
const touched = ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME'];

const prepared = 'STACKERY_TEST_CHROMIUM';

/** Unpacks it once for a whole run of tests, whose workers read the same files and find it in their environment. */
export const prepareChromiumForWorkers = async (): Promise<void> => {
  process.env[prepared] = JSON.stringify(await prepareChromium());
};

/** The Chromium that was prepared for this run. */
export const preparedChromium = (): Chromium => {
  const found = process.env[prepared];
  if (found === undefined) throw new Error('No Chromium was prepared for this run: see the first lines of its output.');
  return JSON.parse(found) as Chromium;
};

/**
 * A Chromium to launch: CHROME_PATH, or the one that npm has installed, unpacked on first use. Never asked for twice at a
 * time: two unpackings write over each other.
 */
export const prepareChromium = async (): Promise<Chromium> => {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) return { executablePath: chosen, args, env: { ...plainEnvironment() } };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'fonts.conf'), fontConfiguration);
  const before = touched.map((name) => [name, process.env[name]] as const);
  // unpacks below TMPDIR, and with this runtime named the libraries too that slim images lack
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    const executablePath = await chromium.executablePath();
    const libraries = process.env['LD_LIBRARY_PATH'] ?? '';
    const env = { ...plainEnvironment(), LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: folder };
    return { executablePath, args: [...args, '--headless=shell'], env };
  } finally {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  }
};

const plainEnvironment = (): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
});

/** The package's own names folders below /tmp only; without any font Chromium ends at the first letter. */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
