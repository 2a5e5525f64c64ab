import type { Principal } from '../../principal.ts';
import type { Stack, StackEvent } from '../stack-state.ts';
import type { Actor } from './emit-event.ts';

/** Messages of one stack leave one after the other, each when the one before it has arrived. */
const queues = new WeakMap<Stack, Promise<void>>();

/** Sends a stack event to the stack's topics, best effort as in AWS: a refusal is logged and forgotten. */
export const publishNotification = (actor: Actor, stack: Stack, event: StackEvent): void => {
  const topics = [...stack.notificationArns];
  if (topics.length === 0) return;
  const message = notificationText(actor.principal, stack, event);
  const publish = async () => {
    for (const TopicArn of topics) {
      try {
        await actor.world.dispatch({
          service: 'sns',
          operation: 'Publish',
          principal: actor.principal,
          account: TopicArn.split(':')[4] ?? stack.account,
          region: stack.region,
          via: 'cloudformation.amazonaws.com',
          input: { TopicArn, Subject: 'AWS CloudFormation Notification', Message: message },
        });
      } catch (error) {
        actor.world.log(`cloudformation: ${stack.name} could not notify ${TopicArn}: ${String(error)}`);
      }
    }
  };
  queues.set(stack, (queues.get(stack) ?? Promise.resolve()).then(publish));
};

/** CloudFormation's own format: lines of Key='value', where the properties of a resource are JSON over several lines. */
const notificationText = (principal: Principal, stack: Stack, event: StackEvent): string => {
  const properties =
    event.properties === undefined ? 'null' : `${JSON.stringify(JSON.parse(event.properties), null, 2)}\n`;
  const fields = {
    StackId: stack.id,
    Timestamp: new Date(event.at).toISOString(),
    EventId: event.id,
    LogicalResourceId: event.logicalId,
    Namespace: stack.account,
    PhysicalResourceId: event.physicalId,
    PrincipalId: 'userId' in principal ? principal.userId : 'null',
    ResourceProperties: properties,
    ResourceStatus: event.status,
    ResourceStatusReason: event.reason,
    ResourceType: event.type,
    StackName: stack.name,
    ClientRequestToken: event.token ?? 'null',
  };
  return Object.entries(fields)
    .map(([key, value]) => `${key}='${value}'\n`)
    .join('');
};
