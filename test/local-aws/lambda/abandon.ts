// Run by itself: starts functions that wait and that loop, prints their processes, and dies without a word to them.
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { processPool } from '../../../local-aws/lambda/runtime/process-pool.ts';
import { startLocalAws } from '../../../local-aws/server.ts';
import { makeFunction, makeRole } from './make-function.ts';

const aws = await startLocalAws({ accounts: [{ id: '222222222222', name: 'customer-a' }] });
const client = <Client>(Ctor: new (config: object) => Client, _who: string, region = 'us-east-1') =>
  new Ctor({ region, endpoint: aws.endpoint, credentials: aws.accounts['customer-a']?.credentials });
const test = { ...aws, client } as never;
const Role = await makeRole(test, 'abandoned');
for (const body of ['new Promise(() => setTimeout(() => {}, 60_000))', '{ for (;;); }']) {
  const FunctionName = await makeFunction(test, `exports.handler = async () => ${body};`, { Role, Timeout: 100 });
  client(LambdaClient, '')
    .send(new InvokeCommand({ FunctionName }))
    .catch(() => {});
}
const running = () =>
  processPool(aws.world)
    .list()
    .filter(({ invocations }) => invocations > 0);
while (running().length < 2) await new Promise((done) => setTimeout(done, 50));
await new Promise((done) => setTimeout(done, 300));
process.stdout.write(
  `${running()
    .map(({ pid }) => pid)
    .join(' ')}\n`,
);
process.kill(process.pid, 'SIGKILL');
