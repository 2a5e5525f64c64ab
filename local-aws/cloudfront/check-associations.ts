import type { DistributionConfig, LambdaFunctionAssociation } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../aws-error.ts';
import { functionOf, versionOf } from '../lambda/find-function.ts';
import type { FunctionSettings, FunctionVersion } from '../lambda/state.ts';
import type { Call } from '../operation.ts';
import { associationsOf } from './lambda-associations.ts';

const refuse = (message: string): AwsError => new AwsError('InvalidLambdaFunctionAssociation', message, 400);

/** CloudFront takes a published version in us-east-1, small and quick enough for its event, that it may run itself. */
export const checkAssociations = async (call: Call, config: DistributionConfig): Promise<void> => {
  for (const association of associationsOf(config)) await checkAssociation(call, association);
};

const checkAssociation = async (
  call: Call,
  { LambdaFunctionARN: arn = '', EventType = 'viewer-request' }: LambdaFunctionAssociation,
): Promise<void> => {
  const [, , service, region = '', account = '', , name = '', qualifier = ''] = arn.split(':');
  if (service !== 'lambda' || name === '') throw refuse(`The function ARN is not valid. ARN: ${arn}`);
  if (region !== 'us-east-1') throw refuse(`The function must be in region 'us-east-1'. ARN: ${arn}`);
  if (!/^\d+$/.test(qualifier))
    throw refuse(
      `The function ARN must reference a specific function version. (The ARN must end with the version number.) ARN: ${arn}`,
    );
  const fn = functionOf(call.world, { account, region, name });
  const version = fn && versionOf(fn, qualifier);
  if (version === undefined) throw refuse(`The function cannot be found. Function: ${arn}`);
  checkVersion(call, arn, version);
  checkLimits(arn, version.settings, EventType.startsWith('viewer'));
  await checkTrust(call, version.settings.role);
};

const checkVersion = ({ world }: Call, arn: string, { settings, settledAt, pending }: FunctionVersion): void => {
  if (pending && world.clock.now() < settledAt)
    throw refuse(`The function must be in an Active state. The current state for function ${arn} is Pending.`);
  if (Object.keys(settings.environment ?? {}).length > 0)
    throw refuse(`The function cannot have environment variables. Function: ${arn}`);
  if (settings.deadLetterTargetArn !== undefined)
    throw refuse(`The function cannot have a dead letter queue. Function: ${arn}`);
  if (settings.architectures[0] !== 'x86_64')
    throw refuse(`The function must have the architecture x86_64. Function: ${arn}`);
};

const checkLimits = (arn: string, { timeout, memorySize }: FunctionSettings, viewer: boolean): void => {
  const limits = viewer ? { timeout: 5, memorySize: 128 } : { timeout: 30, memorySize: 10_240 };
  const event = 'for functions that are triggered by a CloudFront event';
  if (timeout > limits.timeout)
    throw refuse(
      `The function timeout is larger than the maximum allowed ${event}: ${timeout} Max allowed: ${limits.timeout} Function: ${arn}`,
    );
  if (memorySize > limits.memorySize)
    throw refuse(
      `The function memory size is larger than the maximum allowed size ${event}: ${memorySize} Max allowed: ${limits.memorySize} Function: ${arn}`,
    );
};

/** STS decides, by the role's trust policy, as it will when the copies run. */
const checkTrust = async ({ world, account }: Call, role: string): Promise<void> => {
  try {
    await world.dispatch({
      service: 'sts',
      operation: 'AssumeRole',
      principal: { kind: 'service', service: 'edgelambda.amazonaws.com', sourceAccount: account },
      account: role.split(':')[4] ?? account,
      region: 'us-east-1',
      input: { RoleArn: role, RoleSessionName: 'edge' },
    });
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'AccessDenied') throw error;
    throw refuse(
      `The function execution role must be assumable with edgelambda.amazonaws.com as well as lambda.amazonaws.com principals. Update the IAM role and try again. Role: ${role}`,
    );
  }
};
