import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../control-plane/config.ts';
import { startControlPlane, type ControlPlane } from '../control-plane/start.ts';

/** A control plane with a database of its own in a temporary folder, without AWS. */
export const startBenchControlPlane = async (): Promise<ControlPlane> => {
  const folder = await mkdtemp(join(tmpdir(), 'stackery-bench-'));
  await chmod(folder, 0o711);
  const settings = { STACKERY_DATA_DIR: folder, PORT: '0', STACKERY_RELEASES_BUCKET: 'none', AWS_REGION: 'us-east-1' };
  const controlPlane = await startControlPlane(readConfig({ ...settings, LOG_LEVEL: 'silent' }));
  return {
    ...controlPlane,
    async close() {
      await controlPlane.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
};
