import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRelease } from '../../agent-template/build-release.ts';
import { root } from '../../agent-template/config.ts';
import { startLocalAws } from '../../local-aws/server.ts';
import { home, linkAccount, publish } from './link-account.ts';

/** Run with --expose-gc: links so many accounts and prints what each costs, kept and saved. */
const count = Number(process.argv[2]);
const vendor = '111111111111';
const folder = mkdtempSync(join(tmpdir(), 'stackery-bench-'));
const file = join(folder, 'state');

const aws = await startLocalAws({ accounts: [{ id: vendor, name: 'vendor' }], log: (line) => console.error(line) });
const release = await publish(
  aws,
  vendor,
  await buildRelease({
    version: '1.5.4',
    controlPlaneUrl: 'https://control.example.com',
    bucket: 'releases',
    installRegions: [home],
    vendors: [{ partition: 'aws', account: vendor, principals: [`arn:aws:iam::${vendor}:role/ControlPlane`] }],
    source: root,
    out: folder,
    key: generateKeyPairSync('ed25519').privateKey,
  }),
);

const kept = (): number => {
  // The log keeps the last calls, however many accounts there are
  aws.calls.clear();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const link = async (from: number, to: number): Promise<void> => {
  for (let i = from; i < to; i += 1) await linkAccount(aws, String(200_000_000_000 + i), release);
};
const saved = async (): Promise<number> => {
  await aws.save(file);
  return statSync(file).size;
};

const warm = 5;
await link(0, warm);
const [keptBefore, savedBefore] = [kept(), await saved()];
const start = performance.now();
await link(warm, warm + count);
const linking = performance.now() - start;
const each = { kept: (kept() - keptBefore) / count, saved: ((await saved()) - savedBefore) / count };

await aws.close();
const restoring = performance.now();
const again = await startLocalAws({ restoreFrom: file });
const restored = performance.now() - restoring;
const accounts = Object.keys(again.accounts).length;
await again.close();
rmSync(folder, { recursive: true });
console.log(JSON.stringify({ ...each, linking: linking / count, restored: restored / accounts, accounts }));
process.exit(0);
