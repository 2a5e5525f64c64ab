import type {
  DetectStackResourceDriftCommandInput,
  DetectStackResourceDriftCommandOutput,
} from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onStack } from '../authorization.ts';
import { resourceDriftView } from '../drift/describe-resource-drift.ts';
import { detectResourceDrift } from '../drift/detect-resource-drift.ts';
import { HandlerError } from '../engine/handler-error.ts';
import { newRun } from '../engine/run.ts';
import { validationError } from '../errors.ts';
import { missingStack, requireStack } from '../find-stack.ts';

export const detectStackResourceDrift: Operation<
  DetectStackResourceDriftCommandInput,
  Partial<DetectStackResourceDriftCommandOutput>
> = {
  authorize: onStack('DetectStackResourceDrift'),
  async run(call, { StackName, LogicalResourceId = '' }) {
    const stack = requireStack(call, StackName, missingStack.change);
    const resource = stack.resources[LogicalResourceId];
    if (!resource) throw validationError(`Resource ${LogicalResourceId} does not exist for stack ${StackName ?? ''}`);
    try {
      const drift = await detectResourceDrift(newRun(call.world, stack, call.principal), resource);
      if (!drift) throw validationError(`Drift detection is not supported for resource type ${resource.type}`);
      resource.drift = drift;
    } catch (error) {
      throw error instanceof HandlerError ? validationError(error.message) : error;
    }
    return { StackResourceDrift: resourceDriftView(stack, resource) };
  },
};
