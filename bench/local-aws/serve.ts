import { zipSync } from 'fflate';
import { CreateFunctionCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { CloudWatchLogsClient, CreateLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { startLocalAws } from '../../local-aws/server.ts';

/** One request as it goes over the wire: it may be sent again while its signature lasts. */
export type SignedRequest = {
  protocol: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
};

const account = '222222222222';
const aws = await startLocalAws({ accounts: [{ id: account, name: 'customer' }] });
const credentials = aws.accounts['customer']?.credentials;
const config = {
  region: 'us-east-1',
  endpoint: aws.endpoint,
  forcePathStyle: true,
  ...(credentials && { credentials }),
};

const clients = {
  iam: new IAMClient(config),
  lambda: new LambdaClient(config),
  logs: new CloudWatchLogsClient(config),
  s3: new S3Client(config),
  sqs: new SQSClient(config),
  sts: new STSClient(config),
};

const trust = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
await clients.iam.send(
  new CreateRoleCommand({
    RoleName: 'worker',
    AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: trust }),
  }),
);
await clients.lambda.send(
  new CreateFunctionCommand({
    FunctionName: 'worker',
    Role: `arn:aws:iam::${account}:role/worker`,
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Code: { ZipFile: zipSync({ 'index.js': new TextEncoder().encode('exports.handler = async () => 1;') }) },
  }),
);
await clients.logs.send(new CreateLogGroupCommand({ logGroupName: '/demo' }));
await clients.s3.send(new CreateBucketCommand({ Bucket: 'bench-demo' }));
await clients.s3.send(new PutObjectCommand({ Bucket: 'bench-demo', Key: 'a.txt', Body: 'a'.repeat(1000) }));
const { QueueUrl } = await clients.sqs.send(new CreateQueueCommand({ QueueName: 'demo' }));

const signed: SignedRequest[] = [];
type Sent = Pick<SignedRequest, 'method' | 'path' | 'headers'> & {
  body?: string | Uint8Array;
  query?: Record<string, string>;
};

/** Takes what the client is about to send, once it is signed. */
const watch = (protocol: string, stack: { add: (middleware: never, options: never) => void }): void => {
  const take =
    (next: (args: { request: Sent }) => unknown) =>
    (args: { request: Sent }): unknown => {
      const { method, path, headers, body = '', query = {} } = args.request;
      const search = new URLSearchParams(query).toString();
      signed.push({
        protocol,
        method,
        path: search === '' ? path : `${path}?${search}`,
        headers,
        body: Buffer.from(body).toString(),
      });
      return next(args);
    };
  stack.add(take as never, { step: 'finalizeRequest', priority: 'low' } as never);
};
watch('query', clients.sts.middlewareStack);
watch('json 1.0', clients.sqs.middlewareStack);
watch('json 1.1', clients.logs.middlewareStack);
watch('rest-json', clients.lambda.middlewareStack);
watch('rest-xml', clients.s3.middlewareStack);
await clients.sts.send(new GetCallerIdentityCommand({}));
await clients.sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
await clients.logs.send(new DescribeLogGroupsCommand({}));
await clients.lambda.send(new ListFunctionsCommand({}));
await clients.s3.send(new GetObjectCommand({ Bucket: 'bench-demo', Key: 'a.txt' }));
for (const client of Object.values(clients)) client.destroy();

process.send?.({ endpoint: aws.endpoint, signed });
