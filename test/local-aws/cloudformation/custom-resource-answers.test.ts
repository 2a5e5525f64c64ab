import { expect, it } from '@jest/globals';
import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { startTestAws } from '../../support/start-local-aws.ts';
import { listen } from './listen.ts';
import { eventsOf, settle } from './settle.ts';

const aws = await startTestAws();
const client = aws.client(CloudFormationClient, 'customer-a');

type Request = { ResponseURL: string; StackId: string; RequestId: string; LogicalResourceId: string };

/** A stack whose custom resource is asked over SNS, and the request as it arrived. */
const ask = async (StackName: string): Promise<Request> => {
  const { TopicArn, next } = await listen(aws, 'customer-a', StackName);
  const TemplateBody = JSON.stringify({
    Resources: { Thing: { Type: 'AWS::CloudFormation::CustomResource', Properties: { ServiceToken: TopicArn } } },
  });
  await client.send(new CreateStackCommand({ StackName, TemplateBody, OnFailure: 'DO_NOTHING' }));
  const { Subject, Message } = await next();
  expect(Subject).toBe('AWS CloudFormation custom resource request');
  return JSON.parse(Message) as Request;
};

const put = async (url: string, { ResponseURL: _url, ...request }: Request): Promise<number> => {
  const body = JSON.stringify({ ...request, Status: 'SUCCESS', PhysicalResourceId: 'answered' });
  return (await fetch(url, { method: 'PUT', body, headers: { 'content-type': '' } })).status;
};

// From: AWS documentation, "Amazon SNS-backed custom resources"; the form of the URL as seen in public logs.
it('a provider behind SNS answers at a presigned URL of the bucket of the region', async () => {
  const request = await ask('over-sns');
  const url = new URL(request.ResponseURL);
  expect(url.pathname).toBe(
    `/cloudformation-custom-resource-response-useast1/${encodeURIComponent(`${request.StackId}|Thing|${request.RequestId}`)}`,
  );
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Expires': '7200',
    'X-Amz-SignedHeaders': 'host',
  });
  expect(await put(request.ResponseURL, request)).toBe(200);
  expect((await settle(client, 'over-sns')).StackStatus).toBe('CREATE_COMPLETE');
});

it('nobody can answer who was not given the URL, and nobody after two hours', async () => {
  const request = await ask('forged');
  const forged = new URL(request.ResponseURL);
  forged.searchParams.set('X-Amz-Signature', '0'.repeat(64));
  expect(await put(forged.href, request)).toBe(403);
  const other = request.ResponseURL.replace('Thing', 'Other');
  expect(await put(other, request)).toBe(403);
  aws.clock.advance(3_600_000);
  client.config.systemClockOffset = aws.clock.offset();
  expect((await settle(client, 'forged')).StackStatus).toBe('CREATE_FAILED');
  aws.clock.advance(3_600_001);
  expect(await put(request.ResponseURL, request)).toBe(403);
});

it('an answer that comes too late changes nothing', async () => {
  client.config.systemClockOffset = aws.clock.offset();
  const request = await ask('too-late');
  aws.clock.advance(3_600_000);
  client.config.systemClockOffset = aws.clock.offset();
  expect((await settle(client, 'too-late')).StackStatus).toBe('CREATE_FAILED');
  expect(await put(request.ResponseURL, request)).toBe(200);
  expect((await eventsOf(client, 'too-late')).at(-1)).toMatch(/^too-late CREATE_FAILED/);
});
