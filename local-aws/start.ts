import { join } from 'node:path';
import { readConfig } from './config.ts';
import { writeProfiles } from './profiles.ts';
import { startLocalAws } from './server.ts';
import { addControlPlaneRole } from './vendor-role.ts';

const config = readConfig();
const aws = await startLocalAws({
  port: config.port,
  host: config.host,
  accounts: [
    { id: '111111111111', name: 'vendor' },
    { id: '222222222222', name: 'customer-a' },
    { id: '333333333333', name: 'customer-b', enabledOptInRegions: ['eu-south-1'] },
  ].map((account) => ({ ...account, concurrentExecutions: config.concurrentExecutions })),
  ...(config.stateFile === undefined ? {} : { restoreFrom: config.stateFile }),
  log: (line) => console.error(line),
});
const { vendor } = aws.accounts;
await writeProfiles(aws, config.directory, vendor && addControlPlaneRole(aws.world, vendor));

console.log(`local-aws listens on ${aws.endpoint}\n`);
console.table(
  Object.fromEntries(
    Object.values(aws.accounts).map(({ id, name, credentials }) => [
      name,
      { account: id, 'access key': credentials.accessKeyId, profile: name },
    ]),
  ),
);
console.log(`
Use it as you would use AWS:

  export AWS_SHARED_CREDENTIALS_FILE=${join(config.directory, 'credentials')}
  export AWS_CONFIG_FILE=${join(config.directory, 'config')}
  export AWS_ENDPOINT_URL=${aws.endpoint}
  export STACKERY_CONSOLE_URL=${aws.endpoint}
  aws --profile customer-a --endpoint-url ${aws.endpoint} sts get-caller-identity
`);

const stop = async () => {
  if (config.stateFile !== undefined) await aws.save(config.stateFile);
  await aws.close();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
