import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runForeignFunction } from './run-foreign-function.ts';

/** Names the account of these stand-ins, which take it for an access key as well. */
export const foreignAccount = '000000000000';

type ForeignFunction = { configuration: Record<string, unknown>; zip: Buffer; tags: Record<string, string> };
type Topic = { tags: Record<string, string>; subscribed: string[] };
export type ForeignRegion = {
  functions: Record<string, ForeignFunction>;
  topics: Record<string, Topic>;
  logGroups: Set<string>;
  permissions: Set<string>;
  failureDestinations: Record<string, unknown>;
};
type Request = { method: string; url: URL; region: string; body: Buffer; target: string };
type Reply = { status?: number; type?: string; body: string | Buffer };

export type CustomResourceAnswer = {
  Status: string;
  Reason?: string;
  PhysicalResourceId?: string;
  Data?: Record<string, string>;
};
export type ForeignAws = {
  endpoint: string;
  regions: Map<string, ForeignRegion>;
  /** What the S3 of it holds, by `bucket/key`. */
  objects: Map<string, string>;
  /** What was put on a queue. */
  messages: string[];
  /** What CloudFormation does for a function of the template. */
  addFunction(region: string, name: string, zip: Buffer, settings: Record<string, unknown>): void;
  /** Sends one request of CloudFormation, waits for the function's end, and says what came to the ResponseURL. */
  custom(region: string, name: string, event: Record<string, unknown>): Promise<CustomResourceAnswer | undefined>;
  close(): Promise<void>;
};

const json = (value: unknown, status = 200): Reply => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});
const jsonError = (status: number, code: string): Reply => json({ __type: code, Code: code, message: code }, status);
const xml = (action: string, inside: string, status = 200): Reply => ({
  status,
  type: 'application/xml',
  body: `<?xml version="1.0" encoding="UTF-8"?>${inside.startsWith('<Error>') ? `<ErrorResponse>${inside}</ErrorResponse>` : `<${action}Response xmlns="https://${action === 'GetCallerIdentity' ? 'sts.amazonaws.com/doc/2011-06-15/' : 'sns.amazonaws.com/doc/2010-03-31/'}">${inside}<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`}`,
});

/**
 * An AWS stand-in that is not ours and imports nothing of ours: as loose as the free ones are. No signature is checked, no
 * policy is enforced, no role is known; functions get no session token; what is not there is answered as if it were, where
 * those do so. Without regions it has no account service.
 */
export const startForeignAws = async (enabledRegions: readonly string[]): Promise<ForeignAws> => {
  const regions = new Map<string, ForeignRegion>();
  const objects = new Map<string, string>();
  const messages: string[] = [];
  const answers = new Map<string, CustomResourceAnswer>();
  let endpoint = '';

  const regionOf = (name: string): ForeignRegion => {
    const known = regions.get(name);
    if (known) return known;
    const made: ForeignRegion = {
      functions: {},
      topics: {},
      logGroups: new Set(),
      permissions: new Set(),
      failureDestinations: {},
    };
    regions.set(name, made);
    return made;
  };

  const addFunction: ForeignAws['addFunction'] = (region, name, zip, { Tags, ...settings }) => {
    regionOf(region).functions[name] = {
      zip,
      tags: (Tags ?? {}) as Record<string, string>,
      configuration: {
        ...settings,
        FunctionName: name,
        FunctionArn: `arn:aws:lambda:${region}:${foreignAccount}:function:${name}`,
        CodeSha256: createHash('sha256').update(zip).digest('base64'),
        State: 'Active',
        LastUpdateStatus: 'Successful',
      },
    };
  };

  const lambda = ({ method, url, region, body }: Request): Reply => {
    const here = regionOf(region);
    const [, , kind, name = '', part = ''] = url.pathname.split('/').map(decodeURIComponent);
    if (kind !== 'functions') return jsonError(404, 'ResourceNotFoundException');
    const sent = (body.length > 0 ? JSON.parse(body.toString()) : {}) as Record<string, unknown>;
    if (method === 'POST' && name === '') {
      const { FunctionName, Code, ...settings } = sent as { FunctionName: string; Code: { ZipFile: string } };
      addFunction(region, FunctionName, Buffer.from(Code.ZipFile, 'base64'), settings);
      return json(here.functions[FunctionName]?.configuration, 201);
    }
    const found = here.functions[name];
    if (!found) return jsonError(404, 'ResourceNotFoundException');
    if (part === 'configuration') return json(found.configuration);
    if (part === 'policy') return json({ Statement: here.permissions.add(name).size > 0 ? '{}' : '' }, 201);
    if (part === 'event-invoke-config') return json((here.failureDestinations[name] = sent));
    const Location = `${endpoint}/_code/${region}/${name}?X-Amz-Signature=none`;
    return json({ Configuration: found.configuration, Code: { Location }, Tags: found.tags });
  };

  const sns = ({ region, body }: Request): Reply => {
    const form = new URLSearchParams(body.toString());
    const { topics } = regionOf(region);
    const action = form.get('Action') ?? '';
    const arn =
      form.get('TopicArn') ??
      form.get('ResourceArn') ??
      `arn:aws:sns:${region}:${foreignAccount}:${form.get('Name') ?? ''}`;
    const topic = topics[arn];
    if (action === 'ListTagsForResource') {
      // a topic that is not there has no tags, says this one
      const tags = Object.entries(topic?.tags ?? {}).map(
        ([key, value]) => `<member><Key>${key}</Key><Value>${value}</Value></member>`,
      );
      return xml(action, `<ListTagsForResourceResult><Tags>${tags.join('')}</Tags></ListTagsForResourceResult>`);
    }
    if (action === 'CreateTopic') {
      const tags = { [form.get('Tags.member.1.Key') ?? '']: form.get('Tags.member.1.Value') ?? '' };
      topics[arn] ??= { tags, subscribed: [] };
      return xml(action, `<CreateTopicResult><TopicArn>${arn}</TopicArn></CreateTopicResult>`);
    }
    if (!topic) return xml(action, '<Error><Code>NotFound</Code><Message>Topic does not exist</Message></Error>', 404);
    if (action === 'Subscribe') {
      topic.subscribed.push(form.get('Endpoint') ?? '');
      return xml(
        action,
        `<SubscribeResult><SubscriptionArn>${arn}:${randomUUID()}</SubscriptionArn></SubscribeResult>`,
      );
    }
    return xml(action, `<${action}Result><Subscriptions></Subscriptions></${action}Result>`);
  };

  const logs = ({ region, body, target }: Request): Reply => {
    const { logGroups } = regionOf(region);
    const { logGroupName } = JSON.parse(body.toString()) as { logGroupName: string };
    if (!target.endsWith('.CreateLogGroup')) return json({});
    if (logGroups.has(logGroupName)) return jsonError(400, 'ResourceAlreadyExistsException');
    logGroups.add(logGroupName);
    return json({});
  };

  const sqs = ({ body, target }: Request): Reply => {
    if (target.endsWith('.SendMessage')) messages.push(body.toString());
    return json(target.endsWith('.SendMessage') ? { MessageId: randomUUID() } : {});
  };

  const s3 = ({ url }: Request): Reply => {
    const key = decodeURIComponent(url.pathname.slice(1));
    if (url.searchParams.get('list-type') === '2') {
      const bucket = `${key.split('/')[0]}/`;
      const keys = [...objects.keys()].filter((one) => one.startsWith(bucket)).map((one) => one.slice(bucket.length));
      const contents = keys.map((one) => `<Contents><Key>${one}</Key></Contents>`).join('');
      return { type: 'application/xml', body: `<ListBucketResult>${contents}</ListBucketResult>` };
    }
    const found = objects.get(key);
    return found === undefined ? { status: 404, body: '' } : { type: 'application/octet-stream', body: found };
  };

  const services: Record<string, (request: Request) => Reply> = {
    account: () =>
      enabledRegions.length === 0
        ? { status: 501, body: 'Not implemented' }
        : json({ Regions: enabledRegions.map((RegionName) => ({ RegionName, RegionOptStatus: 'ENABLED' })) }),
    sts: () =>
      xml(
        'GetCallerIdentity',
        `<GetCallerIdentityResult><Arn>arn:aws:iam::${foreignAccount}:root</Arn><UserId>${foreignAccount}</UserId>` +
          `<Account>${foreignAccount}</Account></GetCallerIdentityResult>`,
      ),
    lambda,
    sns,
    logs,
    sqs,
    s3,
  };

  const serve = (request: IncomingMessage, body: Buffer): Reply => {
    const { method = '', headers } = request;
    const url = new URL(request.url ?? '/', endpoint);
    const [, first, region = '', name = ''] = url.pathname.split('/');
    if (first === '_answer') {
      answers.set(region, JSON.parse(body.toString()) as CustomResourceAnswer);
      return { body: '' };
    }
    if (first === '_code') return { type: 'application/zip', body: regionOf(region).functions[name]?.zip ?? '' };
    const scope = /Credential=[^/]*\/[0-9]+\/([^/]+)\/([^/]+)\//.exec(headers.authorization ?? '');
    const service = services[scope?.[2] ?? ''];
    if (!service) return { status: 404, body: 'Unknown service' };
    return service({ method, url, region: scope?.[1] ?? '', body, target: String(headers['x-amz-target'] ?? '') });
  };

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { status = 200, type = 'text/plain', body } = serve(request, Buffer.concat(chunks));
      response.writeHead(status, { 'content-type': type }).end(body);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    endpoint,
    regions,
    objects,
    messages,
    addFunction,
    async custom(region, name, event) {
      const found = regionOf(region).functions[name];
      if (!found) throw new Error(`There is no function ${name} in ${region}.`);
      const { configuration, zip } = found;
      const token = randomUUID();
      // its own name for itself, as those have one
      const ResponseURL = `${endpoint.replace('127.0.0.1', 'localhost')}/_answer/${token}`;
      const { Variables = {} } = (configuration['Environment'] ?? {}) as { Variables?: Record<string, string> };
      await runForeignFunction(
        zip,
        String(configuration['Handler']),
        { ...event, ResponseURL },
        {
          ...Variables,
          AWS_ENDPOINT_URL: endpoint,
          AWS_REGION: region,
          AWS_DEFAULT_REGION: region,
          AWS_ACCESS_KEY_ID: foreignAccount,
          AWS_SECRET_ACCESS_KEY: 'test',
          AWS_SESSION_TOKEN: '',
          AWS_LAMBDA_FUNCTION_NAME: name,
        },
      );
      return answers.get(token);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};
