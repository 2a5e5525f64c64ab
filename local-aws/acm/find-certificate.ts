import { AwsError } from '../aws-error.ts';
import type { AuthorizationRequest, Call, ContextValue } from '../operation.ts';
import { tagContext } from '../tag-context.ts';
import { createValidation } from '../validation.ts';
import { acmState, type Certificate } from './state.ts';
import { settle } from './validate-domains.ts';

const pattern = 'arn:[\\w+=/,.@-]+:acm:[\\w+=/,.@-]*:[0-9]+:[\\w+=,.@-]+(/[\\w+=,.@-]+)*';

const checkArn = (arn: string): void => {
  const validation = createValidation('ValidationException');
  validation.text('certificateArn', arn, { min: 20, max: 2048, pattern: new RegExp(`^${pattern}$`), shown: pattern });
  validation.throwIfAny();
};

const lookUp = ({ world, account, region }: Call, arn: string): Certificate | undefined =>
  acmState(world, account, region).certificates.get(arn);

/** Known only to its own account, at the endpoint of its own region. */
export const findCertificate = (call: Call, arn = ''): Certificate => {
  const certificate = lookUp(call, arn);
  if (certificate === undefined) throw new AwsError('ResourceNotFoundException', `Could not find certificate ${arn}.`);
  return settle(call.world, certificate);
};

export const onCertificate = (
  call: Call,
  action: string,
  arn = '',
  context: Record<string, ContextValue> = {},
): AuthorizationRequest[] => {
  checkArn(arn);
  const tags = tagContext('aws:ResourceTag', lookUp(call, arn)?.tags ?? {});
  return [{ action: `acm:${action}`, resource: arn, resourceAccount: call.account, context: { ...tags, ...context } }];
};
