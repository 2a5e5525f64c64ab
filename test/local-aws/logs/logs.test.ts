import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  ListTagsForResourceCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const logs = aws.client(CloudWatchLogsClient, 'customer-a');
const arnOf = (name: string) => `arn:aws:logs:us-east-1:222222222222:log-group:${name}`;
const create = (logGroupName: string, tags?: Record<string, string>) =>
  logs.send(new CreateLogGroupCommand({ logGroupName, ...(tags && { tags }) }));
const put = (logGroupName: string, logStreamName: string, messages: string[], timestamp = aws.clock.now()) =>
  logs.send(
    new PutLogEventsCommand({
      logGroupName,
      logStreamName,
      logEvents: messages.map((message, index) => ({ timestamp: timestamp + index, message })),
    }),
  );
const withStream = async (name: string) => {
  await create(name);
  await logs.send(new CreateLogStreamCommand({ logGroupName: name, logStreamName: 's' }));
};

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

describe('the shape of a log group', () => {
  it('has one ARN with and one without the star', async () => {
    await create('/shape', { a: '1' });
    await logs.send(new PutRetentionPolicyCommand({ logGroupName: '/shape', retentionInDays: 30 }));
    const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/shape' }));
    expect(logGroups).toEqual([
      {
        logGroupName: '/shape',
        creationTime: expect.any(Number),
        retentionInDays: 30,
        metricFilterCount: 0,
        arn: `${arnOf('/shape')}:*`,
        logGroupArn: arnOf('/shape'),
        storedBytes: 0,
        logGroupClass: 'STANDARD',
        deletionProtectionEnabled: false,
      },
    ]);
    await logs.send(new DeleteRetentionPolicyCommand({ logGroupName: '/shape' }));
    const [group] = (await logs.send(new DescribeLogGroupsCommand({ logGroupNamePattern: 'SHAP' }))).logGroups ?? [];
    expect(group).not.toHaveProperty('retentionInDays');
  });

  it('is listed by page', async () => {
    for (const name of ['/p/1', '/p/2', '/p/3']) await create(name);
    const page = (nextToken?: string) =>
      logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/p/', limit: 2, ...(nextToken && { nextToken }) }));
    const first = await page();
    const second = await page(first.nextToken);
    const names = [first, second].map(({ logGroups }) => logGroups?.map(({ logGroupName }) => logGroupName));
    expect(names).toEqual([['/p/1', '/p/2'], ['/p/3']]);
    expect(second.nextToken).toBeUndefined();
  });
});

describe('logs refuses', () => {
  it('what is there already, and what is not there', async () => {
    await withStream('/twice');
    await expect(create('/twice')).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
      message: 'The specified log group already exists',
    });
    await expect(
      logs.send(new CreateLogStreamCommand({ logGroupName: '/twice', logStreamName: 's' })),
    ).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
    await expect(logs.send(new DeleteLogGroupCommand({ logGroupName: '/none' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log group does not exist.',
    });
    await expect(put('/twice', 'none', ['x'])).rejects.toMatchObject({
      message: 'The specified log stream does not exist.',
    });
  });

  it('odd names, periods and events out of order', async () => {
    await withStream('/strict');
    await expect(create('no spaces')).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(
      logs.send(new PutRetentionPolicyCommand({ logGroupName: '/strict', retentionInDays: 2 })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
    const now = aws.clock.now();
    const logEvents = [
      { timestamp: now, message: 'a' },
      { timestamp: now - 1, message: 'b' },
    ];
    await expect(
      logs.send(new PutLogEventsCommand({ logGroupName: '/strict', logStreamName: 's', logEvents })),
    ).rejects.toMatchObject({
      message: 'Log events in a single PutLogEvents request must be in chronological order.',
    });
  });
});

describe('a policy on a log group', () => {
  it('names it with :* for all but the tagging actions', async () => {
    await create('/guarded');
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

describe('a log', () => {
  it('is read from the head and by token, which stays the same at the end', async () => {
    await withStream('/read');
    await put('/read', 's', ['one', 'two', 'three']);
    const get = (more: object) =>
      logs.send(new GetLogEventsCommand({ logGroupName: '/read', logStreamName: 's', limit: 2, ...more }));
    const first = await get({ startFromHead: true });
    const second = await get({ nextToken: first.nextForwardToken });
    const third = await get({ nextToken: second.nextForwardToken });
    expect([first, second, third].map(({ events }) => events?.map(({ message }) => message))).toEqual([
      ['one', 'two'],
      ['three'],
      [],
    ]);
    expect(third.nextForwardToken).toBe(second.nextForwardToken);
    expect((await get({})).events?.map(({ message }) => message)).toEqual(['two', 'three']);
  });

  it('is searched by terms, quoted ones and exclusions', async () => {
    await withStream('/search');
    await put('/search', 's', ['ERROR disk full', 'ERROR net', 'INFO disk fine']);
    const search = async (filterPattern: string) => {
      const { events } = await logs.send(
        new FilterLogEventsCommand({ logGroupIdentifier: arnOf('/search'), filterPattern }),
      );
      return events?.map(({ message }) => message);
    };
    expect(await search('ERROR disk')).toEqual(['ERROR disk full']);
    expect(await search('"disk fine"')).toEqual(['INFO disk fine']);
    expect(await search('ERROR -net')).toEqual(['ERROR disk full']);
    expect(await search('?full ?fine')).toEqual(['ERROR disk full', 'INFO disk fine']);
  });

  it('loses what is older than its retention, and tells of events that are too old', async () => {
    await withStream('/retain');
    await logs.send(new PutRetentionPolicyCommand({ logGroupName: '/retain', retentionInDays: 1 }));
    const answer = await put('/retain', 's', ['ancient'], aws.clock.now() - 2 * 86_400_000);
    expect(answer.rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1 });
    const { logStreams } = await logs.send(new DescribeLogStreamsCommand({ logGroupName: '/retain' }));
    expect(logStreams).toMatchObject([{ logStreamName: 's', arn: `${arnOf('/retain')}:log-stream:s` }]);
    await logs.send(new DeleteLogStreamCommand({ logGroupName: '/retain', logStreamName: 's' }));
    expect((await logs.send(new DescribeLogStreamsCommand({ logGroupName: '/retain' }))).logStreams).toEqual([]);
  });

  it('keeps tags under either form of its ARN', async () => {
    await create('/tags', { a: '1' });
    await logs.send(new TagResourceCommand({ resourceArn: arnOf('/tags'), tags: { b: '2' } }));
    await logs.send(new UntagResourceCommand({ resourceArn: arnOf('/tags'), tagKeys: ['a'] }));
    const { tags } = await logs.send(new ListTagsForResourceCommand({ resourceArn: `${arnOf('/tags')}:*` }));
    expect(tags).toEqual({ b: '2' });
  });
});
