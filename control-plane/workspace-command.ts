import { parseArgs } from 'node:util';
import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './database/open-database.ts';
import { createWorkspace } from './workspaces/create-workspace.ts';
import { listWorkspaces } from './workspaces/workspace-store.ts';

const usage = 'Usage: npm run workspace -- create NAME | list';

/** `npm run workspace`: works on the database itself, so whoever runs it is trusted already. */
const run = async (): Promise<number> => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [verb, name, ...rest] = positionals;
  const known = verb === 'list' ? name === undefined : verb === 'create' && name?.trim() && rest.length === 0;
  if (!known) {
    console.error(usage);
    return 2;
  }
  const { db, close } = await openDatabase(readConfig());
  try {
    if (verb === 'list')
      for (const workspace of await listWorkspaces(db)) console.log(`${workspace.id}  ${workspace.name}`);
    else if (name) {
      const made = await createWorkspace({ db, clock: systemClock }, name.trim(), 'npm run workspace');
      console.log(`Workspace ${made.name} (${made.workspaceId})`);
      console.log(`API key, shown this once: ${made.apiKey}`);
    }
    return 0;
  } finally {
    await close();
  }
};

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
