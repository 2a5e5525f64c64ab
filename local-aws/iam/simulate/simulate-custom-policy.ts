import type { SimulateCustomPolicyCommandInput, SimulateCustomPolicyCommandOutput } from '@aws-sdk/client-iam';
import { AwsError } from '../../aws-error.ts';
import type { Operation } from '../../operation.ts';
import { pageOf } from '../page.ts';
import { namedPolicies, simulate } from './simulate.ts';
import { simulatedCaller } from './simulated-caller.ts';

export const simulateCustomPolicy: Operation<
  SimulateCustomPolicyCommandInput,
  Partial<SimulateCustomPolicyCommandOutput>
> = {
  authorize: (call) => [{ action: 'iam:SimulateCustomPolicy', resource: '*', resourceAccount: call.account }],
  run({ world, account }, input) {
    if (input.ResourcePolicy !== undefined && input.CallerArn === undefined) {
      throw new AwsError('InvalidInput', 'CallerArn is required when a ResourcePolicy is given.');
    }
    const boundary = input.PermissionsBoundaryPolicyInputList;
    const results = simulate({
      identity: namedPolicies(input.PolicyInputList, 'PolicyInputList'),
      boundary: boundary && namedPolicies(boundary, 'PermissionsBoundaryPolicyInputList'),
      resourcePolicy: input.ResourcePolicy,
      resourceOwner: input.ResourceOwner,
      actions: input.ActionNames ?? [],
      resources: input.ResourceArns ?? [],
      context: input.ContextEntries,
      caller: simulatedCaller(input.CallerArn ?? `arn:${world.partition}:iam::${account}:user/simulated`),
    });
    const { items, ...page } = pageOf(results, input);
    return { EvaluationResults: items, ...page };
  },
  lacks: ['OrderedOrganizationPolicyInputList', 'ResourceHandlingOption'],
};
