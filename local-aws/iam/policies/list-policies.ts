import type { ListPoliciesCommandInput, ListPoliciesCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { awsManagedPolicies } from '../managed-policies.ts';
import { byName, pageOf } from '../page.ts';
import { attachedTo, boundedBy, presentListedPolicy } from '../present.ts';
import { iamState } from '../store.ts';

export const listPolicies: Operation<ListPoliciesCommandInput, Partial<ListPoliciesCommandOutput>> = {
  authorize: (call) => [{ action: 'iam:ListPolicies', resource: '*', resourceAccount: call.account }],
  run({ world, account }, input) {
    const scope = input.Scope ?? 'All';
    const all = [
      ...(scope === 'Local' ? [] : awsManagedPolicies(world).values()),
      ...(scope === 'AWS' ? [] : iamState(world, account).policies.values()),
    ]
      .filter((policy) => policy.path.startsWith(input.PathPrefix ?? '/'))
      .filter((policy) => !input.OnlyAttached || attachedTo(world, account, policy.arn).length > 0)
      .filter(
        ({ arn }) => input.PolicyUsageFilter !== 'PermissionsPolicy' || attachedTo(world, account, arn).length > 0,
      )
      .filter(({ arn }) => input.PolicyUsageFilter !== 'PermissionsBoundary' || boundedBy(world, account, arn) > 0);
    const { items, ...page } = pageOf(all.sort(byName), input);
    return { Policies: items.map((policy) => presentListedPolicy(world, account, policy)), ...page };
  },
};
