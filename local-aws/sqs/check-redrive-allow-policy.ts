import { AwsError } from '../aws-error.ts';

const permissions: unknown[] = ['allowAll', 'denyAll', 'byQueue'];
const mostSources = 10;

type Policy = { redrivePermission?: unknown; sourceQueueArns?: string[] };

const isList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const readPolicy = (text: string): Policy | undefined => {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof policy !== 'object' || policy === null) return undefined;
  const { redrivePermission, sourceQueueArns, ...rest } = policy as { sourceQueueArns?: unknown } & Policy;
  if (!permissions.includes(redrivePermission) || Object.keys(rest).length > 0) return undefined;
  if (sourceQueueArns === undefined) return { redrivePermission };
  return isList(sourceQueueArns) ? { redrivePermission, sourceQueueArns } : undefined;
};

/** Who may use a dead-letter queue: everybody, nobody, or up to ten queues by name. */
export const checkRedriveAllowPolicy = (text: string): void => {
  if (text === '') return;
  const cannot = "Amazon SQS can't create the redrive allow policy";
  const policy = readPolicy(text);
  if (policy === undefined) {
    throw new AwsError(
      'InvalidAttributeValue',
      `Invalid value for the parameter RedriveAllowPolicy. Reason: ${cannot}, as it’s in an unsupported format.`,
    );
  }
  const refused = (why: string): AwsError =>
    new AwsError(
      'InvalidParameterValue',
      `Value ${text} for parameter RedriveAllowPolicy is invalid. Reason: ${cannot}. ${why}`,
    );
  const { redrivePermission, sourceQueueArns } = policy;
  if (redrivePermission !== 'byQueue') {
    if (sourceQueueArns === undefined) return;
    throw refused('To specify one or more source queue ARNs, you must set redrivePermission to byQueue.');
  }
  if (!sourceQueueArns?.length) {
    throw refused(
      'When you specify the byQueue permission type, you must also specify one or more sourceQueueArns values.',
    );
  }
  if (sourceQueueArns.length > mostSources) {
    throw refused(`The maximum number of source queue ARNs you can specify is ${mostSources}.`);
  }
};
