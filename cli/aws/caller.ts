import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { CliError } from '../cli-error.ts';
import { clientConfig, type Aws } from './connect.ts';

export type Caller = { account: string; arn: string };

/** Whose credentials these are, as AWS sees it. */
export const whoCalls = async (aws: Aws): Promise<Caller> => {
  const { Account: account = '', Arn: arn = '' } = await new STSClient(clientConfig(aws)).send(
    new GetCallerIdentityCommand({}),
  );
  return { account, arn };
};

/** Stops before anything is done in the wrong account. */
export const requireAccount = (caller: Caller, expected: string | null): void => {
  if (!expected || caller.account === expected) return;
  throw new CliError(
    'refused',
    'account_mismatch',
    `This is for account ${expected}, but the AWS credentials are of account ${caller.account} (${caller.arn}).`,
    `Use credentials of ${expected}, for example with --profile.`,
  );
};
