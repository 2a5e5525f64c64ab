import { Type, type Static } from 'typebox';

/** What the relay sends of one CloudFormation event. An allow-list: resource properties never leave the account. */
export const StackEvent = Type.Object(
  {
    stackId: Type.String({ minLength: 1, maxLength: 400 }),
    eventId: Type.String({ minLength: 1, maxLength: 400 }),
    stackName: Type.String({ maxLength: 128 }),
    logicalResourceId: Type.String({ maxLength: 255 }),
    physicalResourceId: Type.String({ maxLength: 2048 }),
    resourceType: Type.String({ maxLength: 256 }),
    resourceStatus: Type.String({ maxLength: 64, description: 'An open string: AWS adds states.' }),
    resourceStatusReason: Type.String({ maxLength: 4096 }),
    clientRequestToken: Type.String({ maxLength: 128 }),
    timestamp: Type.String({ format: 'date-time' }),
  },
  { $id: 'StackEvent', additionalProperties: false },
);
export type StackEvent = Static<typeof StackEvent>;

/** `POST /agent/v1/stack-events`. Identified by stack id and event id: twice is once. One bad entry refuses the batch. */
export const StackEventBatch = Type.Object(
  { events: Type.Array(StackEvent, { minItems: 1, maxItems: 100 }) },
  { $id: 'StackEventBatch', additionalProperties: false },
);
export type StackEventBatch = Static<typeof StackEventBatch>;

export const StackEventReceipt = Type.Object(
  { stored: Type.Integer({ description: 'How many were new.' }) },
  { $id: 'StackEventReceipt' },
);
export type StackEventReceipt = Static<typeof StackEventReceipt>;
