import type {
  DescribeStackResourcesCommandInput,
  DescribeStackResourcesCommandOutput,
} from '@aws-sdk/client-cloudformation';
import type { Call, Operation } from '../../operation.ts';
import { onStack } from '../authorization.ts';
import { resourcesInOrder, resourceView } from '../describe.ts';
import { validationError } from '../errors.ts';
import { missingStack, requireStack } from '../find-stack.ts';
import { cloudFormationState, type Stack } from '../stack-state.ts';

export const describeStackResources: Operation<
  DescribeStackResourcesCommandInput,
  Partial<DescribeStackResourcesCommandOutput>
> = {
  authorize: onStack('DescribeStackResources'),
  run(call, { StackName, LogicalResourceId, PhysicalResourceId }) {
    if ((StackName === undefined) === (PhysicalResourceId === undefined))
      throw validationError('StackName and PhysicalResourceId cannot both be null or both be specified');
    const stack =
      StackName === undefined
        ? holderOf(call, PhysicalResourceId ?? '')
        : requireStack(call, StackName, missingStack.describe);
    const wanted = resourcesInOrder(stack).filter(
      ({ logicalId }) => LogicalResourceId === undefined || logicalId === LogicalResourceId,
    );
    return {
      StackResources: wanted.slice(0, 100).map((resource) => ({
        ...resourceView(resource),
        StackName: stack.name,
        StackId: stack.id,
        Timestamp: new Date(resource.at),
      })),
    };
  },
};

const holderOf = (call: Call, physicalId: string): Stack => {
  const { stacks } = cloudFormationState(call.world, call.account, call.region);
  const stack = [...stacks.values()].find(
    ({ status, resources }) =>
      status !== 'DELETE_COMPLETE' && Object.values(resources).some((resource) => resource.physicalId === physicalId),
  );
  if (!stack) throw validationError(`Stack for ${physicalId} does not exist`);
  return stack;
};
