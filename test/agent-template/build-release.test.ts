import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { buildRelease, type BuildOptions, type BuiltRelease } from '../../agent-template/build-release.ts';
import { root } from '../../agent-template/config.ts';
import { readRelease } from '../../agent-template/read-release.ts';
import { ReleaseError } from '../../agent-template/release-error.ts';
import { smallSource, temporaryFolder } from './release-source.ts';

const { folder, remove } = temporaryFolder('build');
const { privateKey } = generateKeyPairSync('ed25519');
const source = smallSource(join(folder, 'source'));

const optionsFor = (out: string, changes: Partial<BuildOptions> = {}): BuildOptions => ({
  version: '1.5.4',
  controlPlaneUrl: 'https://stackery.example',
  bucket: 'acme-releases',
  installRegions: ['us-east-1', 'eu-west-1', 'cn-north-1'],
  vendors: [
    { partition: 'aws', account: '111111111111', principals: ['arn:aws:iam::111111111111:role/StackeryControlPlane'] },
    {
      partition: 'aws-cn',
      account: '111111111112',
      principals: ['arn:aws-cn:iam::111111111112:role/a', 'arn:aws-cn:iam::111111111112:role/b'],
    },
  ],
  source,
  out: join(folder, out),
  key: privateKey,
  ...changes,
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const allBytes = (release: BuiltRelease) =>
  [release.manifest.agent.key, release.manifest.template.key, 'x/manifest.json']
    .map((key) => readFileSync(join(release.folder, key.split('/')[1] ?? '')))
    .map(sha256);

/** The command itself, in a process of its own, in another time zone. */
const buildElsewhere = (zone: string, from: string, out: string): void => {
  const pem = join(folder, 'key.pem');
  writeFileSync(pem, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  const options = optionsFor(out);
  execFileSync(
    process.execPath,
    [
      ...['--import', 'tsx', join(root, 'agent-template', 'build-release.ts')],
      ...['--source', from, '--out', out, '--key-file', pem, '--version', '1.5.4'],
      ...['--public-url', options.controlPlaneUrl, '--bucket', options.bucket],
      ...['--regions', options.installRegions.join(',')],
      ...['--vendor-principals', options.vendors.flatMap((vendor) => vendor.principals).join(',')],
    ],
    { cwd: root, env: { PATH: process.env['PATH'], TZ: zone }, timeout: 50_000 },
  );
};

let release: BuiltRelease;
beforeAll(async () => {
  release = await buildRelease(optionsFor('first'));
});
afterAll(remove);

describe('a built release', () => {
  it('holds both handlers in one zip, readable by everybody, with the version compiled in', async () => {
    const zip = readFileSync(join(release.folder, release.manifest.agent.key.split('/')[1] ?? ''));
    const files = unzipSync(zip);
    expect(Object.keys(files)).toEqual(['commander.js', 'notifications-handler.js']);
    const code = join(folder, 'commander.cjs');
    writeFileSync(code, files['commander.js'] ?? '');
    const { default: commander } = (await import(pathToFileURL(code).href)) as {
      default: { handler: () => Promise<unknown> };
    };
    expect(await commander.handler()).toEqual({ greeting: 'hello', version: '1.5.4' });
  });

  it('is named by what it holds', () => {
    const { agent, template } = release.manifest;
    const zip = readFileSync(join(release.folder, agent.key.split('/')[1] ?? ''));
    expect(agent.key).toBe(`1.5.4/agent-${sha256(zip).slice(0, 16)}.zip`);
    expect(agent.codeHash).toBe(createHash('sha256').update(zip).digest('base64'));
    expect(template.sha256).toBe(sha256(readFileSync(join(release.folder, 'template.yaml'))));
  });

  it('has the same bytes when built again from a copy of the source in another folder', async () => {
    const copy = smallSource(join(folder, 'a copy', 'elsewhere'));
    writeFileSync(join(folder, 'a copy', 'tsconfig.json'), '{ "compilerOptions": { "target": "es5" } }');
    expect(allBytes(await buildRelease(optionsFor('again', { source: copy })))).toEqual(allBytes(release));
  });

  it.each(['Asia/Tokyo', 'America/Los_Angeles', 'Pacific/Kiritimati', 'UTC'])('has the same bytes in %s', (zone) => {
    const out = join(folder, zone.replace('/', '-'));
    buildElsewhere(zone, source, out);
    expect(allBytes({ ...release, folder: join(out, '1.5.4') })).toEqual(allBytes(release));
  });

  it('has the same bytes when the genuine agent is built from a copy, in another time zone', async () => {
    const copy = join(folder, 'genuine');
    for (const part of ['agent', 'agent-template', 'contract', 'notifications-handler'])
      cpSync(join(root, part), join(copy, part), { recursive: true });
    const here = await buildRelease(optionsFor('genuine-here', { source: copy }));
    const there = temporaryFolder('genuine');
    cpSync(copy, there.folder, { recursive: true });
    buildElsewhere('Asia/Kathmandu', there.folder, join(folder, 'genuine-there'));
    there.remove();
    expect(allBytes({ ...here, folder: join(folder, 'genuine-there', '1.5.4') })).toEqual(allBytes(here));
    const zip = readFileSync(join(here.folder, here.manifest.agent.key.split('/')[1] ?? ''));
    expect(Object.keys(unzipSync(zip))).toEqual(expect.arrayContaining(['commander.js', 'notifications-handler.js']));
    expect(zip.length).toBeLessThan(300 * 1024);
    // of the SDK only what is called: nobody here starts a machine, restores a database or writes an item
    const code = Object.values(unzipSync(zip)).map((file) => Buffer.from(file).toString());
    for (const operation of ['RunInstances', 'RestoreDBInstance', 'TransactWriteItems', 'PutRecords'])
      expect(code.filter((text) => text.includes(operation))).toEqual([]);
  });

  it('has another code hash when one word of the source differs', async () => {
    const changed = smallSource(join(folder, 'changed'), 'good evening');
    const other = await buildRelease(optionsFor('other', { source: changed }));
    expect(other.manifest.agent.codeHash).not.toBe(release.manifest.agent.codeHash);
  });

  it('leaves nothing but its three files, and replaces an older build of the version whole', async () => {
    const out = join(folder, 'replaced');
    mkdirSync(join(out, '1.5.4'), { recursive: true });
    writeFileSync(join(out, '1.5.4', 'agent-0000.zip'), 'left over');
    const { folder: built } = await buildRelease(optionsFor('replaced'));
    expect(() => readFileSync(join(built, 'agent-0000.zip'))).toThrow('ENOENT');
    expect(readRelease(built).manifest).toEqual(release.manifest);
  });

  it('names the file and line of source that cannot be bundled', async () => {
    const broken = smallSource(join(folder, 'broken'));
    writeFileSync(join(broken, 'agent', 'handler.ts'), 'export const handler = ;\n');
    await expect(buildRelease(optionsFor('never', { source: broken }))).rejects.toMatchObject({
      code: 'bundle_failed',
      message: expect.stringContaining('agent/handler.ts:1'),
    });
  });
});

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error instanceof ReleaseError ? error.code : error;
  }
  return 'no error';
};

describe('reading a release', () => {
  const tampered = async (name: string, change: (text: string) => string) => {
    const built = await buildRelease(optionsFor(`tampered-${name}`));
    const file = join(built.folder, name);
    writeFileSync(file, change(readFileSync(file, 'latin1')), 'latin1');
    return () => readRelease(built.folder);
  };

  it('refuses a manifest that was changed after it was signed', async () => {
    expect(codeOf(await tampered('manifest.json', (text) => text.replace('eu-west-1', 'eu-west-2')))).toBe(
      'release_tampered',
    );
  });

  it('refuses a template that was changed', async () => {
    expect(codeOf(await tampered('template.yaml', (text) => text.replace('111111111111', '999999999999')))).toBe(
      'release_tampered',
    );
  });

  it('refuses a zip that was changed', async () => {
    const name = release.manifest.agent.key.split('/')[1] ?? '';
    expect(codeOf(await tampered(name, (bytes) => `${bytes} `))).toBe('release_tampered');
  });

  it('refuses a manifest signed by another key than the one in the template', async () => {
    const other = await buildRelease(optionsFor('foreign', { key: generateKeyPairSync('ed25519').privateKey }));
    const ours = await buildRelease(optionsFor('ours'));
    writeFileSync(join(ours.folder, 'manifest.json'), readFileSync(join(other.folder, 'manifest.json')));
    expect(codeOf(() => readRelease(ours.folder))).toBe('release_tampered');
  });
});
