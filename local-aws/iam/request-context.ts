import type { AuthorizationRequest, Call, ContextValue } from '../operation.ts';
import type { PrincipalPolicies } from './policies-of.ts';
import { contextOf, type RequestContext } from './policy/context.ts';

type Values = Record<string, ContextValue | undefined>;

const principalKeys = ({ principal }: Call, policies: PrincipalPolicies): Values => {
  switch (principal.kind) {
    case 'anonymous':
      return { 'aws:PrincipalType': 'Anonymous', 'aws:userid': 'anonymous' };
    case 'service':
      return {
        'aws:PrincipalType': 'Service',
        'aws:PrincipalIsAWSService': 'true',
        'aws:PrincipalServiceName': principal.service,
        'aws:SourceArn': principal.sourceArn,
        'aws:SourceAccount': principal.sourceAccount,
      };
    case 'root':
      return accountKeys('Account', principal.account, principal.arn, principal.userId);
    case 'user':
      return {
        ...accountKeys('User', principal.account, principal.arn, principal.userId),
        'aws:username': principal.userName,
        ...tagKeys('aws:PrincipalTag', policies.tags),
      };
    case 'assumed-role':
      return {
        // The role's own ARN: conditions on a session would never match twice
        ...accountKeys('AssumedRole', principal.account, policies.role?.arn ?? principal.arn, principal.userId),
        'aws:SourceIdentity': principal.sourceIdentity,
        'aws:MultiFactorAuthPresent': 'false',
        'aws:TokenIssueTime': new Date(principal.issuedAt).toISOString(),
        ...tagKeys('aws:PrincipalTag', policies.tags),
      };
  }
};

const accountKeys = (type: string, account: string, arn: string, userId: string): Values => ({
  'aws:PrincipalType': type,
  'aws:PrincipalArn': arn,
  'aws:PrincipalAccount': account,
  'aws:userid': userId,
  'aws:PrincipalIsAWSService': 'false',
});

export const tagKeys = (prefix: string, tags: Record<string, string>): Values =>
  Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]));

export const requestContext = (
  call: Call,
  policies: PrincipalPolicies,
  request: AuthorizationRequest,
  resourceAccount: string,
): RequestContext => {
  const now = call.world.clock.now();
  return contextOf({
    ...principalKeys(call, policies),
    'aws:CurrentTime': new Date(now).toISOString(),
    'aws:EpochTime': String(Math.floor(now / 1000)),
    // IAM is in one place, wherever it is called from
    'aws:RequestedRegion': request.action.startsWith('iam:') ? 'us-east-1' : call.region,
    'aws:ResourceAccount': resourceAccount,
    'aws:SecureTransport': 'true',
    'aws:SourceIp': call.via === undefined ? call.sourceIp : undefined,
    'aws:UserAgent': call.userAgent,
    'aws:ViaAWSService': call.via === undefined ? 'false' : 'true',
    'aws:CalledVia': call.via === undefined ? undefined : [call.via],
    'aws:CalledViaFirst': call.via,
    'aws:CalledViaLast': call.via,
    ...request.context,
  });
};
