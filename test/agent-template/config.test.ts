import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readReleaseConfig, root } from '../../agent-template/config.ts';
import { openReleaseKey, publicKeyText } from '../../agent-template/release-key.ts';
import { temporaryFolder } from './release-source.ts';

const { folder, remove } = temporaryFolder('config');
afterAll(remove);

const env = {
  STACKERY_PUBLIC_URL: 'https://stackery.example/',
  STACKERY_RELEASES_BUCKET: 'acme-releases',
  STACKERY_VENDOR_PRINCIPALS: 'arn:aws:iam::111111111111:role/StackeryControlPlane',
};

describe('the settings of a release', () => {
  it('come from the environment, and a flag wins', () => {
    const config = readReleaseConfig(['--version', '2.0.0', '--bucket', 'other', '--regions', 'eu-west-1'], env);
    expect(config).toMatchObject({
      version: '2.0.0',
      bucket: 'other',
      installRegions: ['eu-west-1'],
      controlPlaneUrl: 'https://stackery.example',
      vendors: [{ partition: 'aws', account: '111111111111', principals: [env.STACKERY_VENDOR_PRINCIPALS] }],
      createBuckets: false,
    });
  });

  it('take the version of the newest release from its data file', () => {
    expect(readReleaseConfig([], env).version).toBe('1.5.4');
  });

  it('are all named at once when they are missing', () => {
    expect(() => readReleaseConfig([], {})).toThrow(
      /STACKERY_VENDOR_PRINCIPALS.*STACKERY_RELEASES_BUCKET.*STACKERY_PUBLIC_URL/,
    );
  });

  it.each([
    ['a control plane over plain HTTP', { STACKERY_PUBLIC_URL: 'http://stackery.example' }, 'must be https'],
    ['an address that is none', { STACKERY_PUBLIC_URL: 'stackery' }, 'must be the address'],
    ['a principal that is a whole account', { STACKERY_VENDOR_PRINCIPALS: '111111111111' }, 'not the ARN'],
    ['a principal with a wildcard', { STACKERY_VENDOR_PRINCIPALS: 'arn:aws:iam::111111111111:role/*' }, 'not the ARN'],
    [
      'principals in two accounts of a partition',
      { STACKERY_VENDOR_PRINCIPALS: 'arn:aws:iam::111111111111:role/a,arn:aws:iam::111111111112:role/a' },
      'more than one account',
    ],
    ['a region of a partition without a principal', { STACKERY_INSTALL_REGIONS: 'cn-north-1' }, 'no vendor principal'],
    ['a region that is none', { STACKERY_INSTALL_REGIONS: 'mars' }, 'not a region'],
    ['a bucket in capitals', { STACKERY_RELEASES_BUCKET: 'Acme' }, 'lower-case'],
  ])('refuse %s', (_, change, words) => {
    expect(() => readReleaseConfig([], { ...env, ...change })).toThrow(words);
  });

  it('refuse a flag that does not exist', () => {
    expect(() => readReleaseConfig(['--brnch'], env)).toThrow(/brnch/);
  });

  it('let a control plane on this machine speak plain HTTP', () => {
    expect(readReleaseConfig(['--public-url', 'http://127.0.0.1:3000'], env).controlPlaneUrl).toBe(
      'http://127.0.0.1:3000',
    );
  });

  it('end the command with 2, one sentence and what can be set', () => {
    const run = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'agent-template', 'build-release.ts')], {
      cwd: root,
      env: { PATH: process.env['PATH'] },
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect([run.status, run.stderr.split('\n')[0]]).toEqual([2, expect.stringMatching(/\(settings_invalid\)$/)]);
    expect(run.stderr).toContain('--vendor-principals');
  });
});

describe('the release key', () => {
  const file = join(folder, 'keys', 'release-key.pem');

  it('is made on first use, for its owner only, and said', () => {
    const said: string[] = [];
    const key = openReleaseKey(file, (line) => said.push(line));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(said).toEqual([expect.stringContaining(file)]);
    const again = openReleaseKey(file, (line) => said.push(line));
    expect(publicKeyText(again)).toBe(publicKeyText(key));
    expect(said).toHaveLength(1);
  });

  it('is never another kind of key, and its words stay out of the error', () => {
    const wrong = join(folder, 'rsa.pem');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(wrong, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const open = () => openReleaseKey(wrong, () => {});
    expect(open).toThrow(/Ed25519/);
    expect(open).not.toThrow(readFileSync(wrong, 'utf8').slice(40, 80));
  });
});
