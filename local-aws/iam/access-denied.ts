import { AwsError } from '../aws-error.ts';
import type { Call, AuthorizationRequest } from '../operation.ts';
import { accountOf } from '../principal.ts';
import type { Decision, PolicyKind } from './policy/evaluate.ts';

const kinds: Record<PolicyKind, { implicit: string; explicit: string }> = {
  identity: { implicit: 'no identity-based policy allows', explicit: 'an identity-based policy' },
  boundary: { implicit: 'no permissions boundary allows', explicit: 'a permissions boundary' },
  session: { implicit: 'no session policy allows', explicit: 'a session policy' },
  resource: { implicit: 'no resource-based policy allows', explicit: 'a resource-based policy' },
};

/** The services that do not say AccessDenied with status 403. */
const codes: Record<string, [code: string, status: number]> = {
  account: ['AccessDeniedException', 403],
  acm: ['AccessDeniedException', 400],
  dynamodb: ['AccessDeniedException', 400],
  ec2: ['UnauthorizedOperation', 403],
  kinesis: ['AccessDeniedException', 400],
  lambda: ['AccessDeniedException', 403],
  logs: ['AccessDeniedException', 400],
  sns: ['AuthorizationError', 403],
};

/** How a service writes an action in this message: most as policies do. */
const written = (action: string): string => {
  if (action.startsWith('sqs:')) return action.toLowerCase();
  return action.replace(/^sns:/, 'SNS:');
};

const nameOf = ({ principal }: Call): string => {
  if (principal.kind === 'anonymous') return 'anonymous';
  return principal.kind === 'service' ? principal.service : principal.arn;
};

const reason = (decision: Decision, action: string): string => {
  const { implicit, explicit } = kinds[decision.by];
  return decision.explicit ? `with an explicit deny in ${explicit}` : `because ${implicit} the ${action} action`;
};

/** S3 quotes the resource, and names none where the action knows none. */
const resourceText = (service: string, resource: string): string => {
  if (service !== 's3') return ` on resource: ${resource}`;
  return resource === '*' ? '' : ` on resource: "${resource}"`;
};

/** S3 explains itself within an account only. */
const isTold = (service: string, { principal }: Call, request: AuthorizationRequest): boolean =>
  principal.kind !== 'anonymous' &&
  (service !== 's3' || request.resourceAccount === undefined || accountOf(principal) === request.resourceAccount);

export const accessDenied = (
  service: string,
  call: Call,
  request: AuthorizationRequest,
  decision: Decision,
): AwsError => {
  const [code, status] = codes[service] ?? ['AccessDenied', 403];
  const { resource } = request;
  const action = written(request.action);
  // A trust policy belongs to somebody else, so STS does not tell what in it refused
  const because = service === 'sts' ? '' : ` ${reason(decision, action)}`;
  const message = `User: ${nameOf(call)} is not authorized to perform: ${action}${resourceText(service, resource)}${because}`;
  return new AwsError(code, isTold(service, call, request) ? message : 'Access Denied', status);
};
