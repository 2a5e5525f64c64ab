import type { Runtime } from '@aws-sdk/client-lambda';
import { AgentError } from '../agent-error.ts';
import { accountOf } from '../names.ts';
import { textOf, type Properties, type ResourceRequest } from '../request.ts';
import { edgeFunctionName, edgePrefix } from './edge-names.ts';
import { zipSource } from './zip-source.ts';

export type EdgeCode = { ZipFile: Uint8Array } | { S3Bucket: string; S3Key: string; S3ObjectVersion?: string };

export type WantedEdgeFunction = {
  name: string;
  stackId: string;
  requestType: ResourceRequest['RequestType'];
  code: EdgeCode;
  settings: {
    Role: string;
    Runtime: Runtime;
    Handler: string;
    MemorySize: number;
    Timeout: number;
    Description: string;
  };
};

/** What the template asks for, refused here in words that name the property; Lambda judges the rest. */
export const readEdgeFunction = (request: ResourceRequest, namePrefix: string): WantedEdgeFunction => {
  const { ResourceProperties: properties, StackId: stackId } = request;
  if (stackId.split(':')[1] !== 'aws')
    throw new AgentError('partition_unsupported', 'CloudFront runs functions in the partition aws only.');
  const runtime = demanded(properties, 'Runtime');
  return {
    name: edgeFunctionName(namePrefix, request),
    stackId,
    requestType: request.RequestType,
    code: readCode(properties, namePrefix, runtime),
    settings: {
      Role: readRole(properties, namePrefix, accountOf(stackId)),
      // which runtimes there are is Lambda's to say, and changes
      Runtime: runtime as Runtime,
      Handler: textOf(properties, 'Handler') || 'index.handler',
      // CloudFront's bounds for origin events; for viewer events they are narrower, and CloudFront says so itself
      MemorySize: readNumber(properties, 'MemorySize', { least: 128, most: 10_240, otherwise: 128 }),
      Timeout: readNumber(properties, 'Timeout', { least: 1, most: 30, otherwise: 5 }),
      Description: textOf(properties, 'Description').slice(0, 256),
    },
  };
};

const demanded = (properties: Properties, name: string): string => {
  const value = textOf(properties, name);
  if (value === '') throw new AgentError('property_missing', `The property ${name} is missing.`);
  return value;
};

const readNumber = (
  properties: Properties,
  name: string,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
): number => {
  const text = textOf(properties, name);
  const value = text === '' ? otherwise : Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new AgentError('property_invalid', `The property ${name} must be a whole number from ${least} to ${most}.`);
};

/** The agent hands on no other role: by its name a role says that edge functions may run as it. IAM says the same. */
const readRole = (properties: Properties, namePrefix: string, account: string): string => {
  const role = demanded(properties, 'Role');
  const [, partition, service, region, owner, resource = ''] = role.split(':');
  const name = resource.split('/').at(-1) ?? '';
  const isRole = partition === 'aws' && service === 'iam' && region === '' && resource.startsWith('role/');
  if (isRole && owner === account && name.startsWith(edgePrefix(namePrefix))) return role;
  throw new AgentError(
    'role_not_allowed',
    `The property Role must be the ARN of a role of this account whose name starts with ${edgePrefix(namePrefix)}.`,
    "By that name its owner allows edge functions to run as it. It needs the path of the agent's own roles.",
  );
};

const readCode = (properties: Properties, namePrefix: string, runtime: string): EdgeCode => {
  const given = properties['Code'];
  const code = typeof given === 'object' && given !== null ? (given as Properties) : {};
  const source = textOf(code, 'ZipFile');
  if (source !== '') return { ZipFile: zipSource(runtime, source) };
  const S3Bucket = textOf(code, 'S3Bucket');
  const S3Key = textOf(code, 'S3Key');
  if (S3Bucket === '' || S3Key === '')
    throw new AgentError(
      'property_missing',
      'The property Code is missing.',
      'Set Code to { ZipFile } with the source itself, or to { S3Bucket, S3Key, S3ObjectVersion }.',
    );
  if (!S3Bucket.startsWith(edgePrefix(namePrefix)))
    throw new AgentError(
      'bucket_not_allowed',
      `The property Code.S3Bucket must start with ${edgePrefix(namePrefix)}.`,
      'By that name its owner allows edge functions to be made of what is in it. It must be in us-east-1.',
    );
  const S3ObjectVersion = textOf(code, 'S3ObjectVersion');
  return { S3Bucket, S3Key, ...(S3ObjectVersion === '' ? {} : { S3ObjectVersion }) };
};
