import type {
  DescribeStackResourceCommandInput,
  DescribeStackResourceCommandOutput,
} from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onStack } from '../authorization.ts';
import { resourceView } from '../describe.ts';
import { validationError } from '../errors.ts';
import { missingStack, requireStack } from '../find-stack.ts';

export const describeStackResource: Operation<
  DescribeStackResourceCommandInput,
  Partial<DescribeStackResourceCommandOutput>
> = {
  authorize: onStack('DescribeStackResource'),
  run(call, { StackName, LogicalResourceId = '' }) {
    const stack = requireStack(call, StackName, missingStack.resources);
    const resource = stack.resources[LogicalResourceId];
    if (!resource) throw validationError(`Resource ${LogicalResourceId} does not exist for stack ${StackName ?? ''}`);
    return {
      StackResourceDetail: {
        ...resourceView(resource),
        StackName: stack.name,
        StackId: stack.id,
        LastUpdatedTimestamp: new Date(resource.at),
        Metadata: JSON.stringify(resource.metadata ?? {}),
      },
    };
  },
};
