import type { Call } from '../operation.ts';
import { AwsError } from '../aws-error.ts';
import { cloudFormationState, type Stack, type StackSettings } from './stack-state.ts';

const mostStacks = 2000;

/** Enters a new stack into the account's region. */
export const createStackRecord = (call: Call, id: string, name: string, settings: StackSettings): Stack => {
  const { stacks } = cloudFormationState(call.world, call.account, call.region);
  const standing = [...stacks.values()].filter(({ status }) => status !== 'DELETE_COMPLETE').length;
  if (standing >= mostStacks)
    throw new AwsError('LimitExceededException', `Limit for stack has been exceeded. Stack limit is ${mostStacks}`);
  const stack: Stack = {
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
    changeSets: [],
    drift: { status: 'NOT_CHECKED' },
    tokens: {},
  };
  stacks.set(id, stack);
  return stack;
};
