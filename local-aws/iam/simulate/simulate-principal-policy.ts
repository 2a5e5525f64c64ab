import type { SimulatePrincipalPolicyCommandInput, SimulatePrincipalPolicyCommandOutput } from '@aws-sdk/client-iam';
import { AwsError } from '../../aws-error.ts';
import type { Call, Operation } from '../../operation.ts';
import { findOwner, type OwnerKind } from '../find.ts';
import { pageOf } from '../page.ts';
import { boundaryOf, identityPolicies } from '../policies-of.ts';
import type { NamedPolicy } from '../policy/evaluate.ts';
import type { Owner } from '../store.ts';
import { namedPolicies, simulate } from './simulate.ts';
import { simulatedCaller } from './simulated-caller.ts';

type Source = { kind: OwnerKind; owner: Owner };

const sourceOf = (call: Call, arn: string | undefined): Source => {
  const match = /^arn:[^:]+:iam::(\d{12}):(role|user)\/(?:.*\/)?([^/]+)$/.exec(arn ?? '');
  if (match === null || match[1] !== call.account) {
    throw new AwsError(
      'InvalidInput',
      `Invalid Entity Arn: ${arn ?? ''} does not clearly define entity type and name.`,
    );
  }
  const kind = match[2] === 'user' ? 'user' : 'role';
  return { kind, owner: findOwner(call, kind, match[3]) };
};

/** The simulator calls an inline policy role_<role>_<policy> and a managed one by its name. */
const shownAs = ({ kind, owner }: Source, { name, policy }: NamedPolicy): NamedPolicy => ({
  name: name.startsWith('arn:') ? (name.split('/').pop() ?? name) : `${kind}_${owner.name}_${name}`,
  policy,
});

export const simulatePrincipalPolicy: Operation<
  SimulatePrincipalPolicyCommandInput,
  Partial<SimulatePrincipalPolicyCommandOutput>
> = {
  authorize: (_call, input) => [{ action: 'iam:SimulatePrincipalPolicy', resource: input.PolicySourceArn ?? '*' }],
  run(call, input) {
    const { world, account } = call;
    const source = sourceOf(call, input.PolicySourceArn);
    const { kind, owner } = source;
    const callerArn = input.CallerArn ?? (kind === 'user' ? owner.arn : undefined);
    if (input.ResourcePolicy !== undefined && callerArn === undefined) {
      throw new AwsError('InvalidInput', 'CallerArn is required when a ResourcePolicy is given for a role.');
    }
    const results = simulate({
      identity: [
        ...identityPolicies(world, account, owner).map((named) => shownAs(source, named)),
        ...namedPolicies(input.PolicyInputList, 'PolicyInputList'),
      ],
      boundary:
        input.PermissionsBoundaryPolicyInputList === undefined
          ? boundaryOf(world, account, owner)
          : namedPolicies(input.PermissionsBoundaryPolicyInputList, 'PermissionsBoundaryPolicyInputList'),
      resourcePolicy: input.ResourcePolicy,
      resourceOwner: input.ResourceOwner,
      actions: input.ActionNames ?? [],
      resources: input.ResourceArns ?? [],
      context: input.ContextEntries,
      caller:
        callerArn === undefined
          ? { kind: 'user', account, arn: owner.arn, userId: owner.id, userName: owner.name }
          : simulatedCaller(callerArn),
    });
    const { items, ...page } = pageOf(results, input);
    return { EvaluationResults: items, ...page };
  },
  lacks: ['PolicyExclusionList', 'ResourceHandlingOption'],
};
