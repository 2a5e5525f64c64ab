import { describe, expect, it } from '@jest/globals';
import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const host = new URL(aws.endpoint);

type Sent = {
  service: string;
  region?: string;
  path?: string;
  body?: string | Buffer<ArrayBuffer>;
  headers: Record<string, string>;
};

const send = async ({ service, region = 'us-east-1', path = '/', body = '', headers }: Sent, change = {}) => {
  const credentials = aws.accounts['customer-a']?.credentials ?? { accessKeyId: '', secretAccessKey: '' };
  const signed = await new SignatureV4({ service, region, credentials, sha256: Sha256 }).sign(
    new HttpRequest({
      protocol: 'http:',
      hostname: host.hostname,
      port: Number(host.port),
      method: 'POST',
      path,
      headers: { host: host.host, ...headers },
      body,
    }),
  );
  const answer = await fetch(`${aws.endpoint}${path}`, {
    method: 'POST',
    headers: { ...signed.headers, ...change },
    body,
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, bytes, text: bytes.toString() };
};

const json = { 'content-type': 'application/x-amz-json-1.1' };
const toLogs = (operation: string, body: string): Sent => ({
  service: 'logs',
  body,
  headers: { ...json, 'x-amz-target': `Logs_20140328.${operation}` },
});

describe("a JSON body, in the words of AWS's front end", () => {
  const create = (body: string) => send(toLogs('CreateLogGroup', body));
  const refused = (message?: string) => ({
    status: 400,
    text: JSON.stringify({ __type: 'SerializationException', ...(message === undefined ? {} : { Message: message }) }),
  });

  it.each([
    ['is cut short', '{"logGroupName":'],
    ['is empty', ''],
    ['is null', 'null'],
    ['is a text', '"x"'],
  ])('that %s is refused without a word', async (_what, body) => {
    expect(await create(body)).toMatchObject(refused());
  });

  it.each([
    ['[]', 'Start of list found where not expected'],
    ['{"logGroupName":1}', 'NUMBER_VALUE can not be converted to a String'],
    ['{"logGroupName":true}', 'TRUE_VALUE can not be converted to a String'],
    ['{"logGroupName":["a"]}', 'Start of list found where not expected'],
    ['{"logGroupName":{"a":1}}', 'Start of structure or map found where not expected.'],
    ['{"logGroupName":"a","tags":"x"}', 'Expected map or null'],
  ])('%s is refused by what was found in it', async (body, message) => {
    expect(await create(body)).toMatchObject(refused(message));
  });

  it('with another type than a number or a list is refused so', async () => {
    const describeGroups = (body: string) => send(toLogs('DescribeLogGroups', body));
    expect(await describeGroups('{"limit":"1"}')).toMatchObject(
      refused('STRING_VALUE can not be converted to an Integer'),
    );
    expect(await describeGroups('{"logGroupIdentifiers":"x"}')).toMatchObject(refused('Expected list or null'));
  });

  it('may say null for what is not there, and more than the operation knows', async () => {
    expect(await send(toLogs('DescribeLogGroups', '{"limit":null,"other":1}'))).toMatchObject({ status: 200 });
  });

  it('lacking what is required is refused in the words of the validation', async () => {
    expect(JSON.parse((await create('{}')).text)).toEqual({
      __type: 'InvalidParameterException',
      message:
        "1 validation error detected: Value null at 'logGroupName' failed to satisfy constraint: Member must not be null",
    });
  });
});

describe('an error in JSON', () => {
  it('of JSON 1.0 has its namespace', async () => {
    const describeTable = (body: string, target = 'DynamoDB_20120810.DescribeTable') => {
      const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target };
      return send({ service: 'dynamodb', body, headers });
    };
    expect((await describeTable('{"TableName":"none"}')).text).toContain(
      '"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"',
    );
    expect((await describeTable('{')).text).toBe('{"__type":"com.amazon.coral.service#SerializationException"}');
    const unknown = await describeTable('{}', 'Other_2012.DescribeTable');
    expect(unknown.status).toBe(501);
    expect(unknown.headers.get('x-amzn-query-error')).toBeNull();
  });

  it('without a target is an unknown operation', async () => {
    expect(await send({ service: 'kinesis', body: '{}', headers: json })).toMatchObject({
      status: 400,
      text: '{"__type":"UnknownOperationException"}',
    });
  });
});

describe('a signature that cannot be used', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const identity = { service: 'sts', body: 'Action=GetCallerIdentity&Version=2011-06-15', headers: form };

  it.each([
    ['X', "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter."],
    ['Bearer abc', "'abc' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer abc'."],
    ['AWS4-HMAC-SHA256 Credential=a/b/us-east-1/sts, SignedHeaders=host, Signature=x', 'exactly 5 slash-delimited'],
    ['AWS5 Credential=a/b/c/sts/aws4_request, SignedHeaders=host, Signature=x', "Unsupported AWS 'algorithm': 'AWS5'"],
  ])('as %s is incomplete, and says why', async (authorization, words) => {
    const answer = await send(identity, { authorization });
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('<Code>IncompleteSignature</Code>') });
    expect(answer.text).toContain(words);
  });

  it('with a date that is none is incomplete', async () => {
    const { text } = await send(identity, { 'x-amz-date': 'today' });
    expect(text).toContain("Date must be in ISO-8601 'basic format'. Got 'today'.");
  });

  it('of a region or a service that is not there names what is wrong', async () => {
    const list = toLogs('DescribeLogGroups', '{}');
    expect((await send({ ...list, region: 'eu-nowhere-1' })).text).toContain(
      'Credential should be scoped to a valid region.',
    );
    expect(await send({ ...list, service: 'sqs' })).toMatchObject({
      status: 400,
      text: `{"__type":"InvalidSignatureException","message":"Credential should be scoped to correct service: 'logs'. "}`,
    });
  });

  it('or none at all is refused by the service that the version of the API belongs to', async () => {
    const body = 'Action=DescribeVpcs&Version=2016-11-15';
    const answer = await fetch(aws.endpoint, { method: 'POST', body, headers: form });
    expect(await answer.text()).toContain('<Errors><Error><Code>MissingAuthenticationToken</Code>');
  });
});

describe('RPC v2 in CBOR, as some SDKs speak it to CloudWatch', () => {
  const call = (operation: string, body: string) =>
    send({
      service: 'monitoring',
      path: `/service/GraniteServiceVersion20100801/operation/${operation}`,
      body: Buffer.from(body, 'hex'),
      headers: { 'content-type': 'application/cbor', accept: 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' },
    });

  it('is answered in CBOR', async () => {
    // {_ "Namespace": "none"}
    const answer = await call('ListMetrics', 'bf694e616d657370616365646e6f6e65ff');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/cbor');
    expect(answer.headers.get('smithy-protocol')).toBe('rpc-v2-cbor');
    // {"Metrics": []}
    expect(answer.bytes.toString('hex')).toBe('a1674d65747269637380');
  });

  it('has its errors in CBOR too', async () => {
    // {"NextToken": "x"}
    const answer = await call('ListMetrics', 'a1694e657874546f6b656e6178');
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('f__type') });
    expect(answer.headers.get('x-amzn-query-error')).toBe('InvalidParameterValue;Sender');
  });

  it('that is no CBOR is a serialization error', async () => {
    expect(await call('ListMetrics', 'a169')).toMatchObject({
      status: 400,
      text: expect.stringContaining('SerializationException'),
    });
  });
});
