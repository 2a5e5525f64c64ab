import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../agent-template/config.ts';

/** A folder that goes away with the test. */
export const temporaryFolder = (name: string): { folder: string; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), `stackery-${name}-`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** The genuine template with handlers small enough to read: what the build does to them is what matters here. */
export const smallSource = (folder: string, greeting = 'hello'): string => {
  cpSync(join(root, 'agent-template'), join(folder, 'agent-template'), { recursive: true });
  const handler = `declare const STACKERY_VERSION: string;
export const handler = async () => ({ greeting: '${greeting}', version: STACKERY_VERSION });
`;
  for (const part of ['agent', 'notifications-handler']) {
    mkdirSync(join(folder, part), { recursive: true });
    writeFileSync(join(folder, part, 'handler.ts'), handler);
  }
  return folder;
};
