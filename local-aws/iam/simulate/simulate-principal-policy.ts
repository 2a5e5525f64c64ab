import type { SimulatePrincipalPolicyCommandInput, SimulatePrincipalPolicyCommandOutput } from '@aws-sdk/client-iam';
import { AwsError } from '../../aws-error.ts';
import type { Call, Operation } from '../../operation.ts';
import { findOwner } from '../find.ts';
import { pageOf } from '../page.ts';
import { boundaryOf, identityPolicies } from '../policies-of.ts';
import type { Owner } from '../store.ts';
import { namedPolicies, simulate } from './simulate.ts';

const sourceOf = (call: Call, arn: string | undefined): Owner => {
  const match = /^arn:[^:]+:iam::(\d{12}):(role|user)\/(?:.*\/)?([^/]+)$/.exec(arn ?? '');
  if (match === null || match[1] !== call.account) {
    throw new AwsError(
      'InvalidInput',
      `Invalid Entity Arn: ${arn ?? ''} does not clearly define entity type and name.`,
    );
  }
  return findOwner(call, match[2] === 'user' ? 'user' : 'role', match[3]);
};

export const simulatePrincipalPolicy: Operation<
  SimulatePrincipalPolicyCommandInput,
  Partial<SimulatePrincipalPolicyCommandOutput>
> = {
  authorize: (_call, input) => [{ action: 'iam:SimulatePrincipalPolicy', resource: input.PolicySourceArn ?? '*' }],
  run(call, input) {
    const source = sourceOf(call, input.PolicySourceArn);
    const results = simulate({
      identity: [
        ...identityPolicies(call.world, call.account, source),
        ...namedPolicies(input.PolicyInputList, 'PolicyInputList'),
      ],
      boundary:
        input.PermissionsBoundaryPolicyInputList === undefined
          ? boundaryOf(call.world, call.account, source)
          : namedPolicies(input.PermissionsBoundaryPolicyInputList, 'PermissionsBoundaryPolicyInputList'),
      resourcePolicy: input.ResourcePolicy,
      actions: input.ActionNames ?? [],
      resources: input.ResourceArns,
      context: input.ContextEntries,
      caller: { kind: 'user', account: call.account, arn: source.arn, userId: source.id, userName: source.name },
      callerArn: input.CallerArn ?? source.arn,
    });
    const { items, ...page } = pageOf(results, input);
    return { EvaluationResults: items, ...page };
  },
};
