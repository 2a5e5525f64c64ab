import type { Config } from '../../agent/config.ts';
import type { Program } from '../../agent/program.ts';
import type { ResourceRequest } from '../../agent/request.ts';
import type { Resource } from '../../agent/resource.ts';

export const stackId =
  'arn:aws:cloudformation:eu-west-1:222222222222:stack/stackery-agent/6f1c2b3a-0000-4000-8000-000000000001';

export const makeConfig = (change: Partial<Config> = {}): Config => ({
  region: 'eu-west-1',
  functionName: 'stackery-agent-commander',
  credentials: { accessKeyId: 'ASIAEXAMPLE0000000000', secretAccessKey: 'secret', sessionToken: 'token' },
  stsHost: 'sts.eu-west-1.amazonaws.com',
  controlPlaneUrl: 'http://127.0.0.1:1',
  linkId: '3f0f8a4e-6d1f-4f0e-9d57-0d5f0a1c2b3d',
  namePrefix: 'stackery',
  homeRegion: 'eu-west-1',
  codeHash: 'hash',
  stackId,
  queueUrl: 'http://127.0.0.1:1/222222222222/stackery-provision-checks',
  ...change,
});

/** A Create of the test's own resource type, answered at `bucketUrl`. */
export const makeRequest = (bucketUrl: string, change: Partial<ResourceRequest> = {}): ResourceRequest => ({
  RequestType: 'Create',
  RequestId: 'b7c1f2d0-1111-4222-8333-444444444444',
  StackId: stackId,
  LogicalResourceId: 'Thing',
  ResourceType: 'Custom::Thing',
  ResponseURL: `${bucketUrl}/answer?X-Amz-Signature=secret`,
  ResourceProperties: { ServiceToken: 'arn', ServiceTimeout: '600' },
  ...change,
});

export const makeResource = (change: Partial<Resource> = {}): Resource => ({
  physicalId: () => 'thing-1',
  create: async () => ({}),
  update: async () => ({}),
  delete: async () => ({}),
  ...change,
});

/** The program with one resource type of the test's; pauses take no time, and what is logged is kept. */
export const makeProgram = (
  bucketUrl: string,
  resource: Resource,
  change: Partial<Program> = {},
): Program & { lines: string[] } => {
  const lines: string[] = [];
  return {
    readConfig: () => makeConfig(),
    endpoint: bucketUrl,
    clock: { now: () => Date.now(), sleep: async () => {} },
    log: (message, facts) => void lines.push(JSON.stringify({ message, ...facts })),
    resources: { 'Custom::Thing': async () => resource },
    lines,
    ...change,
  };
};
