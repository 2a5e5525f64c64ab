import type { Change, Finding } from '../../../contract/change-set.ts';
import { permissionsIn } from '../../template/permissions-in.ts';
import { propertiesAfter, propertiesBefore } from './resource-of.ts';
import type { ReviewInput } from './review-input.ts';

// resource types without "IAM" in their name that say who may do what
const carriesPermissions =
  /^AWS::(IAM|SSO|Organizations|RolesAnywhere)::|::(Permission|LayerVersionPermission|EventBusPolicy|PermissionPolicy|PrincipalPermissions|Permissions)$|Policy(Attachment)?$|^AWS::(KMS::(Key|Grant)|Lambda::Url|Cognito::IdentityPoolRoleAttachment|EKS::AccessEntry)$/;

/** Who may do what afterwards that he may not do now, and the other way round. */
export const iamChanges = (input: ReviewInput): Finding[] =>
  input.changes.flatMap((change) => {
    const before = permissionsIn(change.resourceType, propertiesBefore(input, change));
    const after = permissionsIn(change.resourceType, propertiesAfter(input, change));
    const is = carriesPermissions.test(change.resourceType);
    if (!is && before.length === 0 && after.length === 0) return [];
    const gained = after.filter((line) => !before.includes(line));
    const lost = before.filter((line) => !after.includes(line));
    if (!is && gained.length === 0 && lost.length === 0) return [];
    return [{ logicalId: change.logicalId, what: sentence(change, gained, lost) }];
  });

const verbs: Record<string, string> = { Add: 'is made', Remove: 'goes', Import: 'is imported' };

const sentence = ({ action, logicalId, resourceType }: Change, gained: string[], lost: string[]): string => {
  const parts = [
    ...gained.map((line) => (action === 'Modify' ? `now ${line}` : line)),
    ...lost.map((line) => `no longer ${line}`),
  ];
  const said = parts.length > 0 ? parts.join('; ') : 'its permissions stay as they are';
  return `${logicalId} (${resourceType}) ${verbs[action] ?? 'changes'}: ${said}.`;
};
