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

/** S3 quotes the resource; S3 and EC2 name none where the action knows none. */
const onResource = (service: string, resource: string): string => {
  if (resource === '*' && (service === 'ec2' || service === 's3')) return '';
  return ` on resource: ${service === 's3' ? `"${resource}"` : resource}`;
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
  const opening = service === 'ec2' ? 'You are not authorized to perform this operation. ' : '';
  const on = onResource(service, resource);
  const message = `${opening}User: ${nameOf(call)} is not authorized to perform: ${action}${on}${because}`;
  return new AwsError(code, isTold(service, call, request) ? message : 'Access Denied', status);
};
