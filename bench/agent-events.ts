import { requestTypes } from '../test/agent/fault-matrix/resource-under-test.ts';
import { resources } from '../test/agent/fault-matrix/resources.ts';
import type { AgentPlace } from './agent-place.ts';

export type AgentEvent = { what: string; handler: 'commander.js' | 'notifications-handler.js'; event: unknown };

/** One event of each kind that the agent's two functions are started for. */
export const agentEvents = ({ place, request }: AgentPlace): AgentEvent[] => {
  const [hello, existing] = resources;
  if (hello === undefined || existing === undefined) throw new Error('There are no resources.');
  const message = (queue: string, body: unknown) => ({
    Records: [
      {
        messageId: '1',
        receiptHandle: 'none',
        body: JSON.stringify(body),
        attributes: { ApproximateReceiveCount: '1' },
        eventSourceARN: `arn:aws:sqs:eu-west-1:${place.accountId}:stackery-${queue}`,
      },
    ],
  });
  const notification = [
    `StackId='${place.stackId}'`,
    `Timestamp='${new Date().toISOString()}'`,
    "EventId='1'",
    "LogicalResourceId='It'",
    "ResourceStatus='CREATE_COMPLETE'",
  ].join('\n');
  const deadline = Date.now() + 600_000;
  return [
    ...resources
      .filter(({ unknown }) => !unknown)
      .flatMap((resource) =>
        requestTypes.map((requestType): AgentEvent => ({
          what: `${requestType} of ${resource.type}`,
          handler: 'commander.js',
          event: request(resource, requestType),
        })),
      ),
    {
      what: 'a provision check',
      handler: 'commander.js',
      event: message('provision-checks', { request: request(existing, 'Create'), check: 'look', askedAt: 0, deadline }),
    },
    {
      what: 'a request that was given up',
      handler: 'commander.js',
      event: message('provision-check-failures', { requestPayload: request(hello, 'Create') }),
    },
    {
      what: 'a stack event',
      handler: 'notifications-handler.js',
      event: { Records: [{ Sns: { MessageId: '1', Message: notification } }] },
    },
    {
      what: 'a commander that was killed',
      handler: 'notifications-handler.js',
      event: { requestPayload: request(hello, 'Create') },
    },
  ];
};
