import type { DescribeLogGroupsRequest, DescribeLogGroupsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../operation.ts';
import { checkLimit, groupArn, groupName, invalidParameter, whereGroupIs } from './log-groups.ts';
import { pageOf } from './page.ts';
import { logsState, type LogGroup } from './state.ts';

export const describeLogGroups: Operation<DescribeLogGroupsRequest, DescribeLogGroupsResponse> = {
  // a list is asked of no group in particular: AWS evaluates it on this ARN, whatever the prefix
  authorize: (call) => [
    { action: 'logs:DescribeLogGroups', resource: `${groupArn(call, '')}:log-stream:`, resourceAccount: call.account },
  ],
  run: (call, input) => {
    const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern, logGroupIdentifiers: ids } = input;
    if (prefix !== undefined && pattern !== undefined) {
      throw invalidParameter('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.');
    }
    const wanted = ids?.map((logGroupIdentifier) => {
      const at = whereGroupIs(call, { logGroupIdentifier });
      return groupArn(at, groupName({ logGroupIdentifier }));
    });
    const groups = [...logsState(call.world, call.account, call.region).groups.values()]
      .filter(
        ({ name, logGroupClass }) =>
          name.startsWith(prefix ?? '') &&
          name.toLowerCase().includes((pattern ?? '').toLowerCase()) &&
          logGroupClass === (input.logGroupClass ?? logGroupClass) &&
          (wanted?.includes(groupArn(call, name)) ?? true),
      )
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const { page, nextToken } = pageOf(groups, checkLimit(input.limit ?? 50, 50), input.nextToken);
    return {
      logGroups: page.map((group) => ({
        logGroupName: group.name,
        creationTime: group.createdAt,
        ...(group.retentionInDays !== undefined && { retentionInDays: group.retentionInDays }),
        metricFilterCount: 0,
        arn: `${groupArn(call, group.name)}:*`,
        logGroupClass: group.logGroupClass,
        logGroupArn: groupArn(call, group.name),
        // a search by pattern is answered from an index, which lacks these two
        ...(pattern === undefined && { storedBytes: storedBytes(group), deletionProtectionEnabled: false }),
      })),
      ...(nextToken !== undefined && { nextToken }),
    };
  },
  lacks: ['accountIdentifiers', 'includeLinkedAccounts'],
};

/** AWS counts each message with 26 bytes beside its own. */
const storedBytes = (group: LogGroup): number =>
  [...group.streams.values()].reduce(
    (sum, stream) => stream.events.reduce((size, { message }) => size + Buffer.byteLength(message) + 26, sum),
    0,
  );
