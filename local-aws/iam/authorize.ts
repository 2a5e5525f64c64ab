import type { AuthorizationRequest, Call } from '../operation.ts';
import { accountOf } from '../principal.ts';
import { accessDenied } from './access-denied.ts';
import { accountInArn } from './account-in-arn.ts';
import { policiesOf } from './policies-of.ts';
import { policyOf } from './policy/document.ts';
import { evaluate, type Decision } from './policy/evaluate.ts';
import { requestContext } from './request-context.ts';

/** What IAM says to one request of a caller. */
export const decide = (call: Call, request: AuthorizationRequest): Decision => {
  const policies = policiesOf(call.world, call.principal);
  const resourceAccount = request.resourceAccount ?? accountInArn(request.resource) ?? call.account;
  return evaluate(
    {
      identity: policies.identity,
      boundary: policies.boundary,
      session: policies.session,
      resource: request.resourcePolicy && { name: 'resource-policy', policy: policyOf(request.resourcePolicy) },
      resourceMustAllow: request.action.startsWith('sts:'),
      sameAccount: accountOf(call.principal) === resourceAccount,
      root: call.principal.kind === 'root',
    },
    {
      action: request.action,
      resource: request.resource,
      context: requestContext(call, policies, request, resourceAccount),
      caller: { principal: call.principal, roleArn: policies.role?.arn },
    },
  );
};

/** Every request of a call must be allowed; the first that is not is the error the caller sees. */
export const authorize = (service: string, call: Call, requests: AuthorizationRequest[]): Decision | undefined => {
  let last: Decision | undefined;
  for (const request of requests) {
    last = decide(call, request);
    if (!last.allowed) throw accessDenied(service, call, request, last);
  }
  return last;
};
