import { AwsError } from '../aws-error.ts';
import { accountRecords } from '../accounts.ts';
import { iamState } from '../iam/store.ts';
import type { Principal } from '../principal.ts';
import type { World } from '../world.ts';

/** What the pages may do; anything more is done with the AWS CLI. */
const operations = [
  'CreateStack',
  'UpdateStack',
  'DeleteStack',
  'DescribeStacks',
  'DescribeStackEvents',
  'DescribeStackResources',
  'ListStacks',
  'GetTemplateSummary',
  'DescribeChangeSet',
  'ListChangeSets',
  'ExecuteChangeSet',
  'DeleteChangeSet',
];

export type ConsoleCall = { account: string; region: string; operation: string; input: unknown };

const adminOf = (world: World, account: string): Principal => {
  const admin = iamState(world, account).users.get('admin');
  if (!accountRecords(world).has(account) || admin === undefined) {
    throw new AwsError('ValidationError', `There is no account ${account} with an admin.`);
  }
  return { kind: 'user', account, arn: admin.arn, userId: admin.id, userName: admin.name };
};

/** A call of CloudFormation as the admin of the account chosen on the page: authorized and logged as any other. */
export const consoleCall = (world: World, { account, region, operation, input }: ConsoleCall): Promise<unknown> => {
  if (!operations.includes(operation)) throw new AwsError('ValidationError', `The pages do not call ${operation}.`);
  const principal = adminOf(world, account);
  return world.dispatch({ service: 'cloudformation', operation, principal, account, region, input });
};
