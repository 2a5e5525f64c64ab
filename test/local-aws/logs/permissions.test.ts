import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DeleteRetentionPolicyCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const arnOf = (name: string) => `arn:aws:logs:us-east-1:222222222222:log-group:${name}`;

/** What a session with only these statements is told when it drops the retention and reads the tags of /guarded. */
const decisionsOf = async (statements: object[]): Promise<string[]> => {
  const Statement = statements.map((statement) => ({ Effect: 'Allow', ...statement }));
  const { Credentials } = await aws.client(STSClient, 'customer-a').send(
    new AssumeRoleCommand({
      RoleArn: 'arn:aws:iam::222222222222:role/reader',
      RoleSessionName: 'reader',
      Policy: JSON.stringify({ Version: '2012-10-17', Statement }),
    }),
  );
  const client = aws.client(CloudWatchLogsClient, {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  });
  const answers = await Promise.allSettled([
    client.send(new DeleteRetentionPolicyCommand({ logGroupName: '/guarded' })),
    client.send(new ListTagsForResourceCommand({ resourceArn: arnOf('/guarded') })),
  ]);
  return answers.map((end) => (end.status === 'fulfilled' ? 'allowed' : (end.reason as Error).name));
};

beforeAll(async () => {
  const iam = aws.client(IAMClient, 'customer-a');
  const trust = { Effect: 'Allow', Principal: { AWS: '222222222222' }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  await iam.send(new CreateRoleCommand({ RoleName: 'reader', AssumeRolePolicyDocument }));
  const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess';
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'reader', PolicyArn }));
});

describe('a policy on a log group', () => {
  it('names it with :* for all but the tagging actions', async () => {
    const guarded = new CreateLogGroupCommand({ logGroupName: '/guarded' });
    await aws.client(CloudWatchLogsClient, 'customer-a').send(guarded);
    const allowed = await decisionsOf([
      { Action: 'logs:DeleteRetentionPolicy', Resource: `${arnOf('/guarded')}:*` },
      { Action: 'logs:ListTagsForResource', Resource: arnOf('/guarded') },
    ]);
    expect(allowed).toEqual(['allowed', 'allowed']);
    const refused = await decisionsOf([
      { Action: 'logs:DeleteRetentionPolicy', Resource: arnOf('/guarded') },
      { Action: 'logs:ListTagsForResource', Resource: `${arnOf('/guarded')}:*` },
    ]);
    expect(refused).toEqual(['AccessDeniedException', 'AccessDeniedException']);
  });
});
