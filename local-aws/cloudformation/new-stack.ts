import type { Call } from '../operation.ts';
import { AwsError } from '../aws-error.ts';
import { cloudFormationState, type Stack, type StackSettings } from './stack-state.ts';

const mostStacks = 2000;

/** A stack that is not yet entered into the account's region. */
export const newStack = (call: Call, id: string, name: string, settings: StackSettings): Stack => {
  const { stacks } = cloudFormationState(call.world, call.account, call.region);
  const standing = [...stacks.values()].filter(({ status }) => status !== 'DELETE_COMPLETE').length;
  if (standing >= mostStacks)
    throw new AwsError('LimitExceededException', `Limit for stack has been exceeded. Stack limit is ${mostStacks}`);
  return {
    ...settings,
    id,
    name,
    account: call.account,
    region: call.region,
    status: 'REVIEW_IN_PROGRESS',
    reason: '',
    createdAt: call.world.clock.now(),
    disableRollback: false,
    terminationProtection: false,
    outputs: [],
    imports: [],
    resources: {},
    garbage: [],
    events: [],
    operations: [],
    changeSets: [],
    drift: { status: 'NOT_CHECKED' },
    tokens: {},
  };
};

export const enterStack = (call: Call, stack: Stack): void => {
  cloudFormationState(call.world, call.account, call.region).stacks.set(stack.id, stack);
};
