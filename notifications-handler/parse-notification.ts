import type { StackEvent } from '../contract/stack-event.ts';

/** Lines of `Key='value'`; a value may span lines and hold quotes, so it ends at the quote before the next key or the end. */
const field = /(?:^|\n)([A-Za-z]+)='([\s\S]*?)'(?=\n[A-Za-z]+='|\s*$)/g;

/** Reads CloudFormation's text. Undefined when it is none of CloudFormation's. */
export const parseNotification = (message: string): StackEvent | undefined => {
  const fields = new Map<string, string>();
  for (const [, key, value] of message.replaceAll('\r\n', '\n').matchAll(field)) {
    // the first wins: what a property's own text imitates comes later
    if (key !== undefined && value !== undefined && !fields.has(key)) fields.set(key, value);
  }
  // AWS writes a missing value as the word null, or leaves the line out
  const text = (key: string, limit: number): string => {
    const value = fields.get(key) ?? '';
    return value === 'null' ? '' : value.slice(0, limit);
  };
  const stackId = text('StackId', 400);
  const eventId = text('EventId', 400);
  const timestamp = new Date(text('Timestamp', 64));
  if (!/^arn:[a-z-]+:cloudformation:/.test(stackId) || eventId === '' || Number.isNaN(timestamp.getTime()))
    return undefined;
  // exactly these: ResourceProperties may hold a customer's secrets and never leaves the account
  return {
    stackId,
    eventId,
    stackName: text('StackName', 128),
    logicalResourceId: text('LogicalResourceId', 255),
    physicalResourceId: text('PhysicalResourceId', 2048),
    resourceType: text('ResourceType', 256),
    resourceStatus: text('ResourceStatus', 64),
    resourceStatusReason: text('ResourceStatusReason', 4096),
    clientRequestToken: text('ClientRequestToken', 128),
    timestamp: timestamp.toISOString(),
  };
};
