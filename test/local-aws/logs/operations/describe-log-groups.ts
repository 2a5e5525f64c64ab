import { DescribeLogGroupsCommand, type DescribeLogGroupsCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { groupArnOf, logsOf, makeLogGroup } from '../make-log-group.ts';

const describeGroups = (target: Target, input: DescribeLogGroupsCommandInput) =>
  logsOf(target).send(new DescribeLogGroupsCommand(input));
const namesOf = ({ logGroups }: Awaited<ReturnType<typeof describeGroups>>) =>
  logGroups?.map(({ logGroupName }) => logGroupName);

const makeThree = async (target: Target) => {
  const prefix = `${target.unique('/test/list')}/`;
  for (const end of ['c', 'a', 'b']) await makeLogGroup(target, { logGroupName: prefix + end });
  return prefix;
};

export const describeLogGroups: OperationTest = {
  fact: 'CloudWatch Logs API reference, DescribeLogGroups: sorted by name, up to 50 a page, by prefix or by a part of the name in either case; the ARN with and without the asterisk. Recorded from AWS in localstack/localstack tests/aws/services/logs: what an answer by pattern lacks.',
  shape: {
    'answers a group with both of its ARNs': async (target) => {
      const name = await makeLogGroup(target);
      expect((await describeGroups(target, { logGroupNamePrefix: name })).logGroups).toEqual([
        {
          logGroupName: name,
          creationTime: expect.any(Number),
          metricFilterCount: 0,
          arn: `${groupArnOf(target, name)}:*`,
          logGroupArn: groupArnOf(target, name),
          storedBytes: 0,
          logGroupClass: 'STANDARD',
          deletionProtectionEnabled: false,
        },
      ]);
    },
    'answers an empty list where nothing begins so': async (target) => {
      const none = target.unique('/test/none');
      expect((await describeGroups(target, { logGroupNamePrefix: none })).logGroups).toEqual([]);
    },
  },
  validation: refusals(describeGroups, {
    'refuses pages of more than fifty': [
      { limit: 51 },
      'InvalidParameterException',
      "1 validation error detected: Value '51' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 50",
    ],
    'refuses a prefix and a part of the name together': [
      { logGroupNamePrefix: 'a', logGroupNamePattern: 'b' },
      'InvalidParameterException',
      'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    ],
    'refuses a token that it did not give': [
      { nextToken: 'nonsense' },
      'InvalidParameterException',
      'The specified nextToken is invalid.',
    ],
  }),
  behaviour: {
    'goes through all by name, in pages': async (target) => {
      const logGroupNamePrefix = await makeThree(target);
      const first = await describeGroups(target, { logGroupNamePrefix, limit: 2 });
      const second = await describeGroups(target, { logGroupNamePrefix, limit: 2, nextToken: first.nextToken });
      expect([first, second].map(namesOf)).toEqual([
        [`${logGroupNamePrefix}a`, `${logGroupNamePrefix}b`],
        [`${logGroupNamePrefix}c`],
      ]);
      expect(second.nextToken).toBeUndefined();
    },
    'finds a part of the name in either case': async (target) => {
      const name = await makeLogGroup(target);
      const part = name.slice(6).toUpperCase();
      const found = await describeGroups(target, { logGroupNamePattern: part });
      expect(namesOf(found)).toEqual([name]);
      expect(found.logGroups?.[0]).not.toHaveProperty('storedBytes');
      expect(found.logGroups?.[0]).not.toHaveProperty('deletionProtectionEnabled');
    },
    'finds those that are named, by name or by an ARN of this place': async (target) => {
      const prefix = await makeThree(target);
      const elsewhere = groupArnOf(target, `${prefix}c`).replace(target.region, 'eu-north-1');
      const logGroupIdentifiers = [`${prefix}b`, groupArnOf(target, `${prefix}a`), elsewhere];
      expect(namesOf(await describeGroups(target, { logGroupIdentifiers }))).toEqual([`${prefix}a`, `${prefix}b`]);
    },
    'finds those of one class': async (target) => {
      const logGroupNamePrefix = await makeLogGroup(target, { logGroupClass: 'INFREQUENT_ACCESS' });
      const ofClass = async (logGroupClass: 'STANDARD' | 'INFREQUENT_ACCESS') =>
        (await describeGroups(target, { logGroupNamePrefix, logGroupClass })).logGroups;
      expect(await ofClass('INFREQUENT_ACCESS')).toMatchObject([{ logGroupClass: 'INFREQUENT_ACCESS' }]);
      expect(await ofClass('STANDARD')).toEqual([]);
    },
  },
};
