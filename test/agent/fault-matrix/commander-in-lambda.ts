import { setTimeout as wait } from 'node:timers/promises';
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { runningIn } from '../../../local-aws/lambda/concurrency.ts';
import { processPool } from '../../../local-aws/lambda/runtime/process-pool.ts';
import { lambdaState } from '../../../local-aws/lambda/state.ts';
import { startControlPlaneStub } from '../../support/start-control-plane-stub.ts';
import { startResponseBucket } from '../../support/start-response-bucket.ts';
import type { TestAws } from '../../support/start-local-aws.ts';
import { answerAsUsual } from './answer-as-usual.ts';
import type { Commander } from './commander.ts';

import { installInAccount } from './install-in-account.ts';
import { makeRequestFor } from './make-request-for.ts';
import { homeRegion } from './resource-under-test.ts';
import type { Turns } from './turns.ts';

/** The released zip in a Lambda of its own process, with its real role, retries, queues and failure destination. */
export type CommanderInLambda = Commander & {
  /** Processes of the commander at home that work right now. */
  processes(): { pid: number; exited: Promise<unknown> }[];
  close(): Promise<void>;
};

const commander = 'stackery-agent-commander';
const queues = ['stackery-provision-checks', 'stackery-provision-check-failures'];
const pauseMs = 10_000;

export const startCommanderInLambda = async (
  aws: TestAws,
  turns: Turns,
  agent: { template: string; codeHash: string },
): Promise<CommanderInLambda> => {
  const [bucket, controlPlane] = await Promise.all([startResponseBucket(), startControlPlaneStub()]);
  answerAsUsual(controlPlane);
  const place = await installInAccount(aws, agent, controlPlane.url);
  const lambda = aws.client(LambdaClient, place.account, homeRegion);
  const sqs = aws.client(SQSClient, place.account, homeRegion);
  const urls = await Promise.all(
    queues.map(async (QueueName) => (await sqs.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl ?? ''),
  );
  const count = async (attributes: ('' | 'NotVisible' | 'Delayed')[]): Promise<number> => {
    const AttributeNames = attributes.map((name) => `ApproximateNumberOfMessages${name}` as const);
    const found = await Promise.all(
      urls.map((QueueUrl) => sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }))),
    );
    return found.flatMap(({ Attributes }) => Object.values(Attributes ?? {})).reduce((sum, n) => sum + Number(n), 0);
  };
  const events = () => [...lambdaState(aws.world, place.accountId, homeRegion).events.values()];
  const isResting = async () =>
    runningIn(aws.world, place.accountId) === 0 &&
    events().every(({ dueAt }) => dueAt > aws.clock.now()) &&
    (await count([''])) === 0;
  /** Twice in a row, since a message on its way from the queue to the function is in neither. */
  const rest = async () => {
    for (let calm = 0; calm < 2; calm = (await isResting()) ? calm + 1 : 0) await wait(5);
  };

  return {
    ...place,
    bucket,
    controlPlane,
    make: (type, requestType, more) => makeRequestFor(place, bucket, type, requestType, more),
    async send(request) {
      const Payload = Buffer.from(JSON.stringify(request));
      await lambda.send(new InvokeCommand({ FunctionName: commander, InvocationType: 'Event', Payload }));
    },
    async pass() {
      await rest();
      await turns.pass(pauseMs);
    },
    async isQuiet() {
      await rest();
      return events().length === 0 && (await count(['', 'NotVisible', 'Delayed'])) === 0;
    },
    processes: () =>
      processPool(aws.world)
        .list()
        .filter(({ key, busy }) => busy && key.includes(`:${homeRegion}:${place.accountId}:function:${commander}:`))
        .flatMap(({ pid, exited }) => (pid === undefined ? [] : [{ pid, exited }])),
    async close() {
      await Promise.all([bucket.close(), controlPlane.close()]);
    },
  };
};
