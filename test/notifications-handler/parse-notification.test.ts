import { describe, expect, it } from '@jest/globals';
import { parseNotification } from '../../notifications-handler/parse-notification.ts';

const stackId = 'arn:aws:cloudformation:eu-west-1:111122223333:stack/demo/0a1b';
const lines = (change: Record<string, string | undefined> = {}): string =>
  Object.entries({
    StackId: stackId,
    Timestamp: '2026-01-02T03:04:05.159Z',
    EventId: '87ddb530-067f-11ec-a53d-0acc532cbdcd',
    LogicalResourceId: 'demo',
    Namespace: '111122223333',
    PhysicalResourceId: stackId,
    PrincipalId: 'AROAEXAMPLE:session-name',
    ResourceProperties: 'null',
    ResourceStatus: 'UPDATE_COMPLETE',
    ResourceStatusReason: '',
    ResourceType: 'AWS::CloudFormation::Stack',
    StackName: 'demo',
    ClientRequestToken: 'Console-DeleteStack-67a3',
    ...change,
  })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}='${value}'\n`)
    .join('');

describe("CloudFormation's text", () => {
  it('of a stack is read whole', () => {
    expect(parseNotification(lines())).toEqual({
      stackId,
      eventId: '87ddb530-067f-11ec-a53d-0acc532cbdcd',
      stackName: 'demo',
      logicalResourceId: 'demo',
      physicalResourceId: stackId,
      resourceType: 'AWS::CloudFormation::Stack',
      resourceStatus: 'UPDATE_COMPLETE',
      resourceStatusReason: '',
      clientRequestToken: 'Console-DeleteStack-67a3',
      timestamp: '2026-01-02T03:04:05.159Z',
    });
  });

  it('may hold properties of several lines, with quotes, that look like fields: none of it leaves the account', () => {
    const properties = JSON.stringify({ Password: "it's hunter2", Note: "StackName='other'" }, null, 2);
    const event = parseNotification(lines({ ResourceProperties: properties, LogicalResourceId: 'Queue' }));
    expect(event?.stackName).toBe('demo');
    expect(event?.logicalResourceId).toBe('Queue');
    expect(JSON.stringify(event)).not.toContain('hunter2');
    expect(Object.keys(event ?? {})).not.toContain('resourceProperties');
  });

  it('may hold a reason with quotes and line breaks', () => {
    const reason = "Resource handler returned: 'no'\nRequest Token: 'x'";
    expect(parseNotification(lines({ ResourceStatusReason: reason }))?.resourceStatusReason).toBe(reason);
  });

  it('may end its lines with carriage returns, or not end the last one', () => {
    expect(parseNotification(lines().replaceAll('\n', '\r\n'))?.stackName).toBe('demo');
    expect(parseNotification(lines().trimEnd())?.clientRequestToken).toBe('Console-DeleteStack-67a3');
  });

  it('may leave fields out, or write null for them', () => {
    const event = parseNotification(
      lines({ PhysicalResourceId: undefined, PrincipalId: undefined, ClientRequestToken: 'null' }),
    );
    expect([event?.physicalResourceId, event?.clientRequestToken]).toEqual(['', '']);
  });

  it('is cut to what the control plane takes, so that one long value cannot stop a batch', () => {
    expect(parseNotification(lines({ ResourceStatusReason: 'x'.repeat(9000) }))?.resourceStatusReason).toHaveLength(
      4096,
    );
  });
});

it.each([
  ['an alarm', JSON.stringify({ AlarmName: 'x' })],
  ['nothing', ''],
  ['another service', "StackId='arn:aws:sns:eu-west-1:1:x'\nEventId='1'\nTimestamp='2026-01-02T03:04:05Z'\n"],
  ['a text without a time', lines({ Timestamp: 'null' })],
])('takes %s for no event', (_what, text) => {
  expect(parseNotification(text)).toBeUndefined();
});
