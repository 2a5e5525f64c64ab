import type { SimulateCustomPolicyCommandInput, SimulateCustomPolicyCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { pageOf } from '../page.ts';
import { namedPolicies, simulate } from './simulate.ts';

export const simulateCustomPolicy: Operation<
  SimulateCustomPolicyCommandInput,
  Partial<SimulateCustomPolicyCommandOutput>
> = {
  authorize: (call) => [{ action: 'iam:SimulateCustomPolicy', resource: '*', resourceAccount: call.account }],
  run(call, input) {
    const callerArn = input.CallerArn ?? ('arn' in call.principal ? call.principal.arn : '');
    const boundary = input.PermissionsBoundaryPolicyInputList;
    const results = simulate({
      identity: namedPolicies(input.PolicyInputList, 'PolicyInputList'),
      boundary: boundary && namedPolicies(boundary, 'PermissionsBoundaryPolicyInputList'),
      resourcePolicy: input.ResourcePolicy,
      actions: input.ActionNames ?? [],
      resources: input.ResourceArns,
      context: input.ContextEntries,
      caller: call.principal,
      callerArn,
    });
    const { items, ...page } = pageOf(results, input);
    return { EvaluationResults: items, ...page };
  },
};
