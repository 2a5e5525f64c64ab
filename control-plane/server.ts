import { readConfig } from './config.ts';
import { firstOwnerLink } from './people/first-owner.ts';
import { startControlPlane } from './start.ts';

try {
  const { url, deps, close } = await startControlPlane(readConfig());
  console.log(`Stackery listens on ${url} (API: ${url}/docs)`);
  const welcome = await firstOwnerLink(deps, deps.publicUrl ?? url);
  if (welcome) console.log(`Nobody can sign in yet. The first owner opens this link, once: ${welcome}`);
  const stop = (signal: string) => {
    deps.log.info({ signal }, 'Stopping.');
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
