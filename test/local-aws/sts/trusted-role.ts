import { IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  AssumeRoleCommand,
  STSClient,
  type AssumeRoleCommandInput,
  type AssumeRoleCommandOutput,
  type Credentials,
} from '@aws-sdk/client-sts';
import { eventually } from '../../support/eventually.ts';
import type { Keys, Target } from '../../support/start-target.ts';
import { document } from '../iam/documents.ts';
import { makeRole, type Made } from '../iam/make-owners.ts';

const externalId = 'e-1';

export const keysOf = (credentials: Credentials | undefined): Keys => ({
  accessKeyId: credentials?.AccessKeyId ?? '',
  secretAccessKey: credentials?.SecretAccessKey ?? '',
  sessionToken: credentials?.SessionToken ?? '',
});

type Trust = { actions?: string[]; maxSession?: number; path?: string; allow?: string[] };

/** A role that the account's own people may assume, with the external id, once the world knows of it. */
export const makeTrustedRole = async (target: Target, trust: Trust = {}): Promise<Made> => {
  const { actions = ['sts:AssumeRole'], maxSession = 3600, path = '/', allow = ['s3:ListAllMyBuckets'] } = trust;
  const role = await makeRole(target, {
    Path: path,
    MaxSessionDuration: maxSession,
    AssumeRolePolicyDocument: document({
      Effect: 'Allow',
      Principal: { AWS: target.accountId },
      Action: actions,
      Condition: { StringEquals: { 'sts:ExternalId': externalId } },
    }),
  });
  const PolicyDocument = document({ Effect: 'Allow', Action: allow, Resource: '*' });
  const policy = { RoleName: role.name, PolicyName: 'own', PolicyDocument };
  await target.client(IAMClient).send(new PutRolePolicyCommand(policy));
  await eventually(() => assume(target, { RoleArn: role.arn }));
  return role;
};

export const assume = (
  target: Target,
  input: Partial<AssumeRoleCommandInput>,
  credentials?: Keys,
): Promise<AssumeRoleCommandOutput> =>
  target.client(STSClient, credentials === undefined ? {} : { credentials }).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${target.accountId}:role/nobody-has-this-name`,
      RoleSessionName: 'visit',
      ExternalId: externalId,
      ...input,
    }),
  );
