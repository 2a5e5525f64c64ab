import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startLocalAws, type LocalAws } from '../local-aws/server.ts';
import { answerAsUsual } from '../test/agent/fault-matrix/answer-as-usual.ts';
import { makeAccount } from '../test/agent/fault-matrix/make-account.ts';
import { makeRequestFor } from '../test/agent/fault-matrix/make-request-for.ts';
import type { Place, RequestType, ResourceUnderTest } from '../test/agent/fault-matrix/resource-under-test.ts';
import { startControlPlaneStub } from '../test/support/start-control-plane-stub.ts';
import { startResponseBucket } from '../test/support/start-response-bucket.ts';
import type { ResourceRequest } from '../agent/request.ts';

/** Everything that a handler of the agent talks to, on this machine. */
export type AgentPlace = {
  place: Place;
  /** The environment of its functions. */
  settings: Record<string, string>;
  request(resource: ResourceUnderTest, requestType: RequestType, more?: Partial<ResourceRequest>): ResourceRequest;
  close(): Promise<void>;
};

type Client = Parameters<typeof makeAccount>[0]['client'];

const region = 'eu-west-1';

export const startAgentPlace = async (zip: Uint8Array): Promise<AgentPlace> => {
  const aws: LocalAws = await startLocalAws({ accounts: [] });
  const client: Client = (Ctor, who, at = region) => {
    const credentials = typeof who === 'string' ? aws.accounts[who]?.credentials : who;
    if (credentials === undefined) throw new Error(`There is no account ${String(who)}.`);
    return new Ctor({ region: at, endpoint: aws.endpoint, forcePathStyle: true, maxAttempts: 1, credentials });
  };
  const place = await makeAccount({ ...aws, client }, zip);
  const { QueueUrl = '' } = await client(SQSClient, place.account).send(
    new CreateQueueCommand({ QueueName: 'stackery-provision-checks' }),
  );
  const [bucket, controlPlane] = await Promise.all([startResponseBucket(), startControlPlaneStub()]);
  answerAsUsual(controlPlane);
  controlPlane.answer('POST /agent/v1/stack-events', { status: 202, body: { stored: 1 } });
  const credentials = aws.accounts[place.account]?.credentials;
  return {
    place,
    settings: {
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials?.accessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? '',
      AWS_LAMBDA_FUNCTION_NAME: 'stackery-agent-commander',
      STACKERY_CONTROL_PLANE_URL: controlPlane.url,
      STACKERY_LINK_ID: '3f0f8a4e-6d1f-4f0e-9d57-0d5f0a1c2b3d',
      STACKERY_NAME_PREFIX: 'stackery',
      STACKERY_HOME_REGION: region,
      STACKERY_CODE_HASH: place.codeHash,
      STACKERY_STACK_ID: place.stackId,
      STACKERY_PROVISION_CHECK_QUEUE_URL: QueueUrl,
      STACKERY_FAILURE_QUEUE_URL: QueueUrl,
    },
    request: (resource, requestType, more = {}) =>
      makeRequestFor(place, bucket, resource.type, requestType, {
        ResourceProperties: { ServiceTimeout: '600', ...resource.properties(place) },
        ...(requestType === 'Create' ? {} : { PhysicalResourceId: 'agent-It-1A2B3C4D' }),
        ...more,
      }),
    async close() {
      await Promise.all([bucket.close(), controlPlane.close()]);
      await aws.close();
    },
  };
};
