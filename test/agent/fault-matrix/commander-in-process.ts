import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
  type Message,
} from '@aws-sdk/client-sqs';
import { serveRequest } from '../../../agent/custom-resource.ts';
import type { Program } from '../../../agent/program.ts';
import { serveMessages } from '../../../agent/queue-messages.ts';
import type { ResourceRequest } from '../../../agent/request.ts';
import { resources } from '../../../agent/resources.ts';
import { startControlPlaneStub } from '../../support/start-control-plane-stub.ts';
import { startResponseBucket } from '../../support/start-response-bucket.ts';
import type { TestAws } from '../../support/start-local-aws.ts';
import { makeConfig } from '../make-request.ts';
import { answerAsUsual } from './answer-as-usual.ts';
import type { Commander } from './commander.ts';
import { makeAccount } from './make-account.ts';
import { makeRequestFor } from './make-request-for.ts';
import { homeRegion } from './resource-under-test.ts';
import type { Turns } from './turns.ts';

/** The commander's own code in this process, and the queue's mapping done by hand: a few milliseconds for each request. */
export type CommanderInProcess = Commander & {
  program: Program;
  /** How a fault changes what is delivered. */
  delivery: { remainingMs: number; twice: boolean; queue: 'checks' | 'failures'; jumpMs: number };
  /** Gives a request up as Lambda does after three runs that were killed. */
  giveUp(request: ResourceRequest): Promise<void>;
  close(): Promise<void>;
};

const usualDelivery = { remainingMs: 60_000, twice: false, queue: 'checks', jumpMs: 0 } as const;
const pauseMs = 5000;

export const startCommanderInProcess = async (aws: TestAws, turns: Turns): Promise<CommanderInProcess> => {
  const place = await makeAccount(aws);
  const credentials = aws.accounts[place.account]?.credentials ?? { accessKeyId: '', secretAccessKey: '' };
  // corrects its clock as every client of the SDK does, since the tests move that of AWS
  const sqs = new SQSClient({ region: homeRegion, endpoint: aws.endpoint, credentials: { ...credentials } });
  const Attributes = { VisibilityTimeout: '720' };
  const made = await sqs.send(new CreateQueueCommand({ QueueName: 'stackery-provision-checks', Attributes }));
  const QueueUrl = made.QueueUrl ?? '';
  const [bucket, controlPlane] = await Promise.all([startResponseBucket(), startControlPlaneStub()]);
  answerAsUsual(controlPlane);
  const config = makeConfig({
    codeHash: place.codeHash,
    stackId: place.stackId,
    queueUrl: QueueUrl,
    controlPlaneUrl: controlPlane.url,
    credentials: { sessionToken: '', ...credentials },
  });
  const program: Program = {
    readConfig: () => config,
    endpoint: bucket.url,
    clock: { now: () => aws.clock.now(), sleep: (ms) => turns.pass(ms) },
    log: () => {},
    resources,
  };
  const delivery: CommanderInProcess['delivery'] = { ...usualDelivery };

  const hand = async (eventSourceARN: string, { MessageId, ReceiptHandle, Body, Attributes: attributes }: Message) => {
    const record = { messageId: MessageId, receiptHandle: ReceiptHandle, body: Body, attributes, eventSourceARN };
    const serve = () => serveMessages(program, [record], delivery.remainingMs);
    const endings = await Promise.all(delivery.twice ? [serve(), serve()] : [serve()]);
    if (endings.every(({ batchItemFailures }) => batchItemFailures.length === 0))
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  };
  const arnOf = (queue: 'checks' | 'failures') =>
    `arn:aws:sqs:${homeRegion}:${place.accountId}:stackery-provision-check${queue === 'checks' ? 's' : '-failures'}`;

  return {
    ...place,
    bucket,
    controlPlane,
    program,
    delivery,
    make: (type, requestType, more) => makeRequestFor(place, bucket, type, requestType, more),
    async send(request) {
      const serve = () => serveRequest(program, request, delivery.remainingMs);
      await Promise.all(delivery.twice ? [serve(), serve()] : [serve()]);
    },
    async giveUp(request) {
      const Body = JSON.stringify({ version: '1.0', requestPayload: request });
      await serveMessages(program, [{ messageId: '1', body: Body, eventSourceARN: arnOf('failures') }], 60_000);
    },
    async pass() {
      await turns.pass(delivery.jumpMs || pauseMs);
      delivery.jumpMs = 0;
      const input = { QueueUrl, MessageSystemAttributeNames: ['ApproximateReceiveCount' as const] };
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(input));
      for (const message of Messages) await hand(arnOf(delivery.queue), message);
    },
    async isQuiet() {
      const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
      const input = { QueueUrl, AttributeNames: [...AttributeNames, 'ApproximateNumberOfMessagesDelayed' as const] };
      const found = await sqs.send(new GetQueueAttributesCommand(input));
      return Object.values(found.Attributes ?? {}).every((count) => count === '0');
    },
    async close() {
      sqs.destroy();
      await Promise.all([bucket.close(), controlPlane.close()]);
    },
  };
};
