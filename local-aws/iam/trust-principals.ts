import type { PolicyDocument } from '../operation.ts';
import type { World } from '../world.ts';
import { malformedPolicy } from './errors.ts';
import { policyOf } from './policy/document.ts';
import { iamState } from './store.ts';

const exists = (world: World, arn: string): boolean => {
  const [, , service, , account = '', resource = ''] = arn.split(':');
  if (service === 'sts') return /^(assumed-role|federated-user)\/.+/.test(resource);
  if (service !== 'iam' || !/^\d{12}$/.test(account)) return false;
  if (resource === 'root') return true;
  const name = resource.split('/').pop() ?? '';
  const { roles, users } = iamState(world, account);
  if (resource.startsWith('role/')) return roles.get(name)?.arn === arn;
  return resource.startsWith('user/') && users.get(name)?.arn === arn;
};

/** IAM resolves each principal of a trust policy when it stores it, and refuses what does not exist. */
export const checkTrustPrincipals = (world: World, document: PolicyDocument): void => {
  for (const { principal } of policyOf(document).statements) {
    if (principal === undefined || principal === '*') continue;
    for (const name of principal['AWS'] ?? []) {
      if (name === '*' || /^\d{12}$/.test(name) || /^A(ROA|IDA)[A-Z0-9]+$/.test(name) || exists(world, name)) continue;
      throw malformedPolicy(`Invalid principal in policy: "AWS":"${name}"`);
    }
    for (const name of principal['Service'] ?? []) {
      if (/^[a-z0-9.-]+\.(amazonaws\.com(\.cn)?|amazonaws\.eu|aws\.internal)$/.test(name)) continue;
      throw malformedPolicy(`Invalid principal in policy: "SERVICE":"${name}"`);
    }
  }
};
