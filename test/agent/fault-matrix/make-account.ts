import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import type { TestAws } from '../../support/start-local-aws.ts';
import { homeRegion, type Place } from './resource-under-test.ts';

const trust = {
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const emptyCode = zipSync({ 'commander.js': Buffer.from('exports.handler = async () => ({})') });
let accounts = 0;

/** An account with what the commander finds at home: its functions and their role. Nobody runs these functions. */
export const makeAccount = async (aws: TestAws, code: Uint8Array = emptyCode): Promise<Place> => {
  accounts += 1;
  const accountId = String(500_000_000_000 + accounts);
  const account = `account-${accounts}`;
  aws.addAccount({ id: accountId, name: account });
  const RoleName = 'agent';
  await aws
    .client(IAMClient, account, homeRegion)
    .send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }));
  const role = `arn:aws:iam::${accountId}:role/${RoleName}`;
  const lambda = aws.client(LambdaClient, account, homeRegion);
  const settings = {
    Role: role,
    Handler: 'commander.handler',
    Runtime: 'nodejs24.x',
    Code: { ZipFile: code },
  } as const;
  const make = (FunctionName: string) => lambda.send(new CreateFunctionCommand({ ...settings, FunctionName }));
  const [{ CodeSha256: codeHash = '' }] = await Promise.all([
    make('stackery-agent-commander'),
    make('stackery-notifications-handler'),
  ]);
  return {
    aws,
    account,
    accountId,
    codeHash,
    stackId: `arn:aws:cloudformation:${homeRegion}:${accountId}:stack/stackery-agent/6f1c2b3a-0000-4000-8000-000000000001`,
    commanderRoleArn: role,
    handlerRoleArn: role,
    made: {},
  };
};
