import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { ListFunctionsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { commercialRegions } from '../../local-aws/regions.ts';
import { startControlPlaneStub } from '../support/start-control-plane-stub.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { home, prepareInstall, type Installation } from './install-agent.ts';

const regions = [home, 'eu-west-1'];
const aws = await startTestAws({ regions: commercialRegions.filter(({ name }) => regions.includes(name)) });
const controlPlane = await startControlPlaneStub();
const sqs = aws.client(SQSClient, 'customer-a', home);
const put = 'PUT /agent/v1/registration';
const remove = 'DELETE /agent/v1/registration';
const linked = { status: 202, body: { verdict: 'linked' } };

let stack: Installation;
beforeAll(async () => {
  stack = await prepareInstall(aws, 'customer-a', controlPlane.url);
});
afterAll(() => controlPlane.close());

const beat = () => aws.clock.advance(3000);
const count = (method: string) => controlPlane.seen.filter((one) => one.method === method).length;
const waitFor = async (truth: () => boolean | Promise<boolean>, what: string): Promise<void> => {
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    if (await truth()) return;
    beat();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not happen.`);
};
const isQueueEmpty = async (): Promise<boolean> => {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'stackery-provision-checks' }));
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  const { ApproximateNumberOfMessages, ApproximateNumberOfMessagesDelayed, ApproximateNumberOfMessagesNotVisible } =
    Attributes ?? {};
  return [ApproximateNumberOfMessages, ApproximateNumberOfMessagesDelayed, ApproximateNumberOfMessagesNotVisible].every(
    (number) => number === '0',
  );
};

it('succeeds after five minutes without a control plane, which is told once it is there', async () => {
  controlPlane.answer(put, 'hang up');
  const started = aws.clock.now();
  await stack.create({ Regions: 'eu-west-1' });
  expect([await stack.rested(beat), await stack.failures()]).toEqual(['CREATE_COMPLETE', []]);
  expect(aws.clock.now() - started).toBeGreaterThanOrEqual(300_000);
  controlPlane.answer(put, linked);
  const before = count('PUT');
  await waitFor(() => count('PUT') > before, 'the registration');
  await waitFor(isQueueEmpty, 'the end of the delivery');
  expect(JSON.stringify(controlPlane.seen)).not.toMatch(/ResponseURL|X-Amz-Signature/);
});

it('updates at once while the control plane is down, and tells it later', async () => {
  controlPlane.answer(put, { status: 503, body: { code: 'unavailable' } });
  await stack.update({ Regions: 'eu-west-1', StackNamePattern: 'shop-*' });
  expect([await stack.rested(), await stack.failures()]).toEqual(['UPDATE_COMPLETE', []]);
  controlPlane.answer(put, linked);
  const before = count('PUT');
  await waitFor(() => count('PUT') > before, 'the registration');
});

it('is deleted while the control plane is down, and leaves nothing', async () => {
  controlPlane.answer(remove, 'hang up');
  await stack.remove();
  expect([await stack.rested(), await stack.failures()]).toEqual(['DELETE_COMPLETE', []]);
  for (const region of regions) {
    const { Functions } = await aws.client(LambdaClient, 'customer-a', region).send(new ListFunctionsCommand({}));
    expect(Functions).toEqual([]);
  }
});

it('rolls back with the code and reason of a rejection that comes while it waits', async () => {
  const reason = 'The role of this stack can be assumed without the external id.';
  controlPlane.answer(
    put,
    { status: 202, body: { verdict: 'pending' } },
    {
      status: 202,
      body: { verdict: 'rejected', code: 'external_id_not_enforced', reason },
    },
  );
  aws.clock.advance(61_000);
  await stack.create({ Regions: 'eu-west-1' });
  expect(await stack.rested(beat)).toBe('ROLLBACK_COMPLETE');
  expect((await stack.failures()).join()).toContain(`${reason} (code: external_id_not_enforced)`);
});
