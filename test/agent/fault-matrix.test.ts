import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { serveRequest } from '../../agent/custom-resource.ts';
import type { Program } from '../../agent/program.ts';
import { serveMessages } from '../../agent/queue-messages.ts';
import type { ResourceRequest } from '../../agent/request.ts';
import { resources } from '../../agent/resources.ts';
import { commercialRegions } from '../../local-aws/regions.ts';
import { startControlPlaneStub, type ControlPlaneStub } from '../support/start-control-plane-stub.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { startResponseBucket, type ResponseBucket } from '../support/start-response-bucket.ts';
import { makeConfig, stackId } from './make-request.ts';

// the release build compiles this in
Object.assign(globalThis, { STACKERY_VERSION: '1.5.4' });

const home = 'eu-west-1';
const regions = [home, 'us-east-1', 'eu-central-1'];
const aws = await startTestAws({ regions: commercialRegions.filter(({ name }) => regions.includes(name)) });
process.env['AWS_ENDPOINT_URL'] = aws.endpoint;
const admin = aws.accounts['customer-a']?.credentials ?? { accessKeyId: '', secretAccessKey: '' };
// corrects its clock as every client of the SDK does, since this test moves that of AWS
const sqs = new SQSClient({ region: home, endpoint: aws.endpoint, credentials: { ...admin } });
const QueueUrl = (await sqs.send(new CreateQueueCommand({ QueueName: 'stackery-provision-checks' }))).QueueUrl ?? '';

const linkId = '3f0f8a4e-6d1f-4f0e-9d57-0d5f0a1c2b3d';
const roleArn = 'arn:aws:iam::222222222222:role/agent';
let codeHash = '';
let bucket: ResponseBucket;
let controlPlane: ControlPlaneStub;
let request = 0;
let answered = 0;

beforeAll(async () => {
  const trust = {
    Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  await aws
    .client(IAMClient, 'customer-a', home)
    .send(new CreateRoleCommand({ RoleName: 'agent', AssumeRolePolicyDocument: JSON.stringify(trust) }));
  const ZipFile = zipSync({ 'commander.js': Buffer.from('exports.handler = async () => ({})') });
  for (const FunctionName of ['stackery-agent-commander', 'stackery-notifications-handler']) {
    const Handler = 'commander.handler';
    const made = await aws
      .client(LambdaClient, 'customer-a', home)
      .send(
        new CreateFunctionCommand({ FunctionName, Role: roleArn, Handler, Runtime: 'nodejs24.x', Code: { ZipFile } }),
      );
    codeHash = made.CodeSha256 ?? '';
  }
});
afterEach(async () => {
  aws.faults.clear();
  await Promise.all([bucket.close(), controlPlane.close()]);
});
afterAll(() => sqs.destroy());

const makeProgram = (): Program => {
  const config = makeConfig({
    codeHash,
    queueUrl: QueueUrl,
    controlPlaneUrl: controlPlane.url,
    credentials: { sessionToken: '', ...admin },
  });
  return {
    readConfig: () => config,
    endpoint: bucket.url,
    clock: { now: () => aws.clock.now(), sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / 50)) },
    log: () => {},
    resources,
  };
};

const makeRequest = (type: string, RequestType: ResourceRequest['RequestType']): ResourceRequest => ({
  RequestType,
  RequestId: `request-${(request += 1)}`,
  StackId: stackId,
  LogicalResourceId: 'It',
  ResourceType: type,
  ResponseURL: `${bucket.url}/${request}`,
  ...(RequestType === 'Create' ? {} : { PhysicalResourceId: `id-${request}` }),
  ResourceProperties: {
    ServiceTimeout: '600',
    Name: 'world',
    Version: '1.5.4',
    CodeHash: codeHash,
    LinkId: linkId,
    NamePrefix: 'stackery',
    Regions: ['us-east-1'],
    CommanderRoleArn: roleArn,
    HandlerRoleArn: roleArn,
    RoleArn: roleArn,
    AssetsBucket: '',
    TopicArn: 'arn:aws:sns:eu-west-1:222222222222:t',
    RegionStates: '[{"region":"eu-west-1","state":"ready"}]',
  },
});

/** What the mapping does, until the queue has nothing more for this request. */
const drain = async (program: Program, until: number): Promise<void> => {
  while (bucket.accepted().length === 0 && aws.clock.now() < until) {
    aws.clock.advance(5000);
    const input = { QueueUrl, MessageSystemAttributeNames: ['ApproximateReceiveCount' as const] };
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(input));
    for (const { MessageId, ReceiptHandle, Body, Attributes } of Messages) {
      const record = { messageId: MessageId, receiptHandle: ReceiptHandle, body: Body, attributes: Attributes };
      const { batchItemFailures } = await serveMessages(program, [record], 60_000);
      if (batchItemFailures.length === 0) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
};

const error = (code: string, status: number, count?: number) => ({
  kind: 'error' as const,
  code,
  status,
  message: 'by the test',
  ...(count === undefined ? {} : { count }),
});
const faults: Record<string, () => void> = {
  nothing: () => {},
  'every service throttles for a while': () =>
    ['lambda', 'sns', 'logs', 'account'].forEach((service) =>
      aws.faults.add({ ...error('ThrottlingException', 429, 2), service }),
    ),
  'a region errors throughout': () => aws.faults.add({ ...error('ServiceException', 500), region: 'us-east-1' }),
  'a region denies everything': () => aws.faults.add({ ...error('AccessDeniedException', 403), region: 'us-east-1' }),
  'Lambda does the work and its answers are lost': () =>
    aws.faults.add({ kind: 'lost-answer', service: 'lambda', count: 3 }),
  'regions cannot be listed': () => aws.faults.add({ ...error('AccessDeniedException', 403), service: 'account' }),
  'the queue is denied': () =>
    aws.faults.add({ ...error('AccessDenied', 403), service: 'sqs', operation: 'SendMessage' }),
  'tombstones cannot be read': () =>
    aws.faults.add({ ...error('AccessDenied', 403), service: 'sqs', operation: 'ListQueueTags' }),
  'visibility cannot be set': () =>
    aws.faults.add({ ...error('AccessDenied', 403), service: 'sqs', operation: 'ChangeMessageVisibility' }),
  'the answer is refused at first': () => bucket.refuse(503, 503),
  'the answer is lost for long': () => bucket.refuse(...Array.from({ length: 9 }, () => 'hang up' as const)),
  'the control plane is gone': () => {
    for (const method of ['PUT', 'DELETE']) controlPlane.answer(`${method} /agent/v1/registration`, 'hang up');
  },
  'the control plane refuses': () => {
    for (const method of ['PUT', 'DELETE'])
      controlPlane.answer(`${method} /agent/v1/registration`, { status: 403, body: { code: 'stack_mismatch' } });
  },
};

const types = [
  'Custom::StackeryHelloWorld',
  'Custom::Stackery',
  'Custom::StackeryAgentCommanderBootstrap',
  'Custom::Unknown',
];
const requestTypes = ['Create', 'Update', 'Delete'] as const;
const cells = types.flatMap((type) =>
  requestTypes.flatMap((requestType) => Object.keys(faults).map((fault) => [requestType, type, fault] as const)),
);

it.each(cells)('a %s of %s gets one answer by its deadline when: %s', async (requestType, type, fault) => {
  bucket = await startResponseBucket();
  controlPlane = await startControlPlaneStub();
  // a later request is asked for at a later second
  aws.clock.advance(1000);
  const made = makeRequest(type, requestType);
  controlPlane.answer('PUT /agent/v1/registration', { status: 202, body: { verdict: 'linked' } });
  controlPlane.answer('DELETE /agent/v1/registration', { status: 200, body: { verdict: 'unlinked' } });
  const program = makeProgram();
  const timeout = aws.clock.now() + 600_000;
  faults[fault]?.();
  await serveRequest(program, made, 60_000);
  await drain(program, timeout);
  aws.faults.clear();
  const answers = bucket.accepted();
  expect(answers.map(({ RequestId }) => RequestId)).toEqual([made.RequestId]);
  expect(aws.clock.now()).toBeLessThan(timeout);
  if (fault === 'nothing')
    expect(answers[0]?.['Status']).toBe(type === 'Custom::Unknown' && requestType !== 'Delete' ? 'FAILED' : 'SUCCESS');
  // a registration never fails an Update or a Delete
  if (type === 'Custom::Stackery' && requestType !== 'Create') expect(answers[0]?.['Status']).toBe('SUCCESS');
  answered += answers.length;
});

it('counts as many answers as requests', () => {
  expect(answered).toBe(cells.length);
});
