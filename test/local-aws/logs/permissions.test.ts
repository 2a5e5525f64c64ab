import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteRetentionPolicyCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const arnOf = (name: string) => `arn:aws:logs:us-east-1:222222222222:log-group:${name}`;

/** The client of a session with only these statements. */
const clientOf = async (statements: object[]): Promise<CloudWatchLogsClient> => {
  const Statement = statements.map((statement) => ({ Effect: 'Allow', ...statement }));
  const { Credentials } = await aws.client(STSClient, 'customer-a').send(
    new AssumeRoleCommand({
      RoleArn: 'arn:aws:iam::222222222222:role/reader',
      RoleSessionName: 'reader',
      Policy: JSON.stringify({ Version: '2012-10-17', Statement }),
    }),
  );
  return aws.client(CloudWatchLogsClient, {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  });
};

const decisions = async (...asked: Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(asked)).map((end) => (end.status === 'fulfilled' ? 'allowed' : (end.reason as Error).name));

/** What a session with only these statements is told when it drops the retention and reads the tags of /guarded. */
const decisionsOf = async (statements: object[]): Promise<string[]> => {
  const client = await clientOf(statements);
  return decisions(
    client.send(new DeleteRetentionPolicyCommand({ logGroupName: '/guarded' })),
    client.send(new ListTagsForResourceCommand({ resourceArn: arnOf('/guarded') })),
  );
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

  // From: CloudWatch Logs API reference, FilterLogEvents and GetLogEvents, unmask.
  it('must allow logs:Unmask beside the reading to whom asks for events unmasked', async () => {
    const logGroupName = '/masked';
    const admin = aws.client(CloudWatchLogsClient, 'customer-a');
    await admin.send(new CreateLogGroupCommand({ logGroupName }));
    await admin.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 's' }));
    const read = { Action: ['logs:FilterLogEvents', 'logs:GetLogEvents'], Resource: `${arnOf(logGroupName)}:*` };
    const asked = async (unmask: boolean, ...statements: object[]) => {
      const client = await clientOf([read, ...statements]);
      return decisions(
        client.send(new FilterLogEventsCommand({ logGroupName, unmask })),
        client.send(new GetLogEventsCommand({ logGroupName, logStreamName: 's', unmask })),
      );
    };
    expect(await asked(false)).toEqual(['allowed', 'allowed']);
    expect(await asked(true)).toEqual(['AccessDeniedException', 'AccessDeniedException']);
    const unmask = { Action: 'logs:Unmask', Resource: `${arnOf(logGroupName)}:*` };
    expect(await asked(true, unmask)).toEqual(['allowed', 'allowed']);
  });
});
