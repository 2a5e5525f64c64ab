import { randomUUID } from 'node:crypto';
import { AwsError } from '../../aws-error.ts';
import { expectResponse } from '../custom-resource-responses.ts';
import { ResourceFailure, type ProviderAnswer, type ProviderRequest } from '../resource-type.ts';
import type { StackResource } from '../stack-state.ts';
import { isRecord } from '../template/template.ts';
import { callAsStack } from './resource-context.ts';
import { signalOf, type Run } from './run.ts';

/** Sends a custom resource request and waits for the answer at its ResponseURL. */
export const askProvider = async (
  run: Run,
  resource: StackResource,
  { requestType, physicalId, properties, oldProperties }: ProviderRequest,
): Promise<ProviderAnswer> => {
  const { world, stack } = run;
  const requestId = randomUUID();
  const done = new AbortController();
  const response = expectResponse(world, stack.region, `${stack.id}|${resource.logicalId}|${requestId}`);
  const serviceToken = String(properties['ServiceToken']);
  const request = {
    RequestType: requestType,
    ServiceToken: serviceToken,
    ResponseURL: response.url,
    StackId: stack.id,
    RequestId: requestId,
    LogicalResourceId: resource.logicalId,
    ...(physicalId === undefined ? {} : { PhysicalResourceId: physicalId }),
    ResourceType: resource.type,
    ResourceProperties: properties,
    ...(oldProperties === undefined ? {} : { OldResourceProperties: oldProperties }),
  };
  try {
    await deliver(run, serviceToken, JSON.stringify(request));
    resource.requestId = requestId;
    const body = await Promise.race([response.answer, timeout(run, properties, requestId, done.signal)]);
    return readAnswer(body, requestId);
  } finally {
    done.abort();
    response.stop();
  }
};

const deliver = async (run: Run, serviceToken: string, message: string): Promise<void> => {
  const [, , service, region, account] = serviceToken.split(':');
  const target = { account: account ?? run.stack.account };
  try {
    if (service === 'lambda') {
      if (region !== run.stack.region)
        throw new AwsError(
          'ResourceNotFoundException',
          `Functions from '${region}' are not reachable in this region ('${run.stack.region}')`,
          404,
        );
      const input = { FunctionName: serviceToken, InvocationType: 'Event', Payload: new TextEncoder().encode(message) };
      await callAsStack(run, { service, operation: 'Invoke', input, ...target });
    } else if (service === 'sns') {
      if (region !== run.stack.region) throw new AwsError('InvalidParameter', 'Invalid parameter: TopicArn');
      const input = { TopicArn: serviceToken, Subject: 'AWS CloudFormation custom resource request', Message: message };
      await callAsStack(run, { service, operation: 'Publish', input, ...target });
    } else throw new AwsError('ValidationError', 'Invalid service token.');
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const name = service === 'lambda' ? 'AWSLambda' : 'AmazonSNS';
    throw new ResourceFailure(
      error.code === 'ValidationError'
        ? error.message
        : `${error.message} (Service: ${name}; Status Code: ${error.status}; Error Code: ${error.code}; Request ID: ${randomUUID()}; Proxy: null)`,
    );
  }
};

const timeout = async (
  run: Run,
  properties: Record<string, unknown>,
  requestId: string,
  answered: AbortSignal,
): Promise<never> => {
  const seconds = Number(properties['ServiceTimeout'] ?? 3600);
  await run.world.clock.sleep(seconds * 1000, AbortSignal.any([signalOf(run), answered]));
  throw new ResourceFailure(
    `CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [${requestId}]. ` +
      'If you are using the Python cfn-response module, you may need to update your Lambda function code so that ' +
      'CloudFormation can attach the updated version.',
  );
};

const readAnswer = (body: string, requestId: string): ProviderAnswer => {
  if (Buffer.byteLength(body) > 4096) throw new ResourceFailure('Response object is too long.');
  const answer = parse(body);
  const physicalId = answer['PhysicalResourceId'];
  const id = typeof physicalId === 'string' && physicalId !== '' ? physicalId : undefined;
  if (answer['Status'] === 'FAILED')
    throw new ResourceFailure(
      `Received response status [FAILED] from custom resource. Message returned: ${String(answer['Reason'] ?? 'null')} (RequestId: ${requestId})`,
      id,
    );
  if (answer['Status'] !== 'SUCCESS')
    throw new ResourceFailure('Invalid response object: Status must be SUCCESS or FAILED.');
  if (id === undefined || Buffer.byteLength(id) > 1024) throw new ResourceFailure('Invalid PhysicalResourceId');
  const data = isRecord(answer['Data']) ? answer['Data'] : {};
  return { physicalId: id, data: withText(data), noEcho: String(answer['NoEcho']) === 'true' };
};

const parse = (body: string): Record<string, unknown> => {
  try {
    const answer: unknown = JSON.parse(body);
    if (isRecord(answer)) return answer;
  } catch {
    // reported below, as is JSON that is no object
  }
  throw new ResourceFailure('Invalid response object: Response is not a valid JSON object.');
};

const withText = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      typeof value === 'number' || typeof value === 'boolean' ? String(value) : value,
    ]),
  );
