/** One request of CloudFormation, as its custom resource event carries it. */
export type ResourceRequest = {
  RequestType: 'Create' | 'Update' | 'Delete';
  RequestId: string;
  StackId: string;
  LogicalResourceId: string;
  ResourceType: string;
  /** A bearer secret. Absent in a record that only delivers a registration: nobody waits for that one. */
  ResponseURL?: string;
  /** On Update and Delete. May be a marker of ours, or one that CloudFormation invented. */
  PhysicalResourceId?: string;
  ResourceProperties: Properties;
  OldResourceProperties?: Properties;
};

/** As sent: scalars are strings, and every shape of every release keeps arriving in Deletes and rollbacks. */
export type Properties = Record<string, unknown>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined when it is no such request. Only what an answer needs is demanded; everything else is read tolerantly. */
export const readRequest = (event: unknown): ResourceRequest | undefined => {
  if (!isRecord(event)) return undefined;
  const text = (name: string): string | undefined =>
    typeof event[name] === 'string' && event[name] !== '' ? event[name] : undefined;
  const type = text('RequestType');
  const requestId = text('RequestId');
  const stackId = text('StackId');
  const logicalId = text('LogicalResourceId');
  if (type !== 'Create' && type !== 'Update' && type !== 'Delete') return undefined;
  if (!requestId || !stackId || !logicalId) return undefined;
  const url = text('ResponseURL');
  const physicalId = text('PhysicalResourceId');
  const old = event['OldResourceProperties'];
  return {
    RequestType: type,
    RequestId: requestId,
    StackId: stackId,
    LogicalResourceId: logicalId,
    ResourceType: text('ResourceType') ?? '',
    ResourceProperties: isRecord(event['ResourceProperties']) ? event['ResourceProperties'] : {},
    ...(url ? { ResponseURL: url } : {}),
    ...(physicalId ? { PhysicalResourceId: physicalId } : {}),
    ...(isRecord(old) ? { OldResourceProperties: old } : {}),
  };
};

/** One property as text; '' when absent, since a template's empty parameter arrives as ''. */
export const textOf = (properties: Properties, name: string): string => {
  const value = properties[name];
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
};

/** One property as a list: CloudFormation sends an array, older templates one comma-separated string. */
export const listOf = (properties: Properties, name: string): string[] => {
  const value = properties[name];
  const items = Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : textOf(properties, name).split(',');
  return items.map((item) => item.trim()).filter((item) => item !== '');
};

const timeoutLimit = 3300;
const reserveMs = 180_000;

/**
 * When CloudFormation asked. The URL was signed at that moment, which neither a delay in Lambda's queue nor one of its
 * retries changes; without a signature it is now.
 */
export const askedAt = (request: ResourceRequest, now: number): number => {
  const signed = /[?&]X-Amz-Date=(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z/.exec(request.ResponseURL ?? '');
  if (!signed) return now;
  const [, year, month, day, hour, minute, second] = signed;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) || at > now || at < now - 7_200_000 ? now : at;
};

/** Three minutes before CloudFormation stops waiting; half the time when so little was given. */
export const deadlineOf = (request: Pick<ResourceRequest, 'ResourceProperties'>, asked: number): number => {
  const given = Number(textOf(request.ResourceProperties, 'ServiceTimeout'));
  const timeout = (given > 0 ? Math.min(given, timeoutLimit) : timeoutLimit) * 1000;
  return asked + Math.max(timeout - reserveMs, timeout / 2);
};
