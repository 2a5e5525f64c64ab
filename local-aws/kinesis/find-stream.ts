import { AwsError } from '../aws-error.ts';
import type { AuthorizationRequest, Call } from '../operation.ts';
import { requestTagContext, tagContext } from '../tag-context.ts';
import { createValidation } from '../validation.ts';
import { kinesisState, streamArn, type Stream } from './state.ts';

export type StreamTarget = { StreamName?: string | undefined; StreamARN?: string | undefined };

const shown = 'arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+';

export const streamNameOf = ({ StreamName, StreamARN }: StreamTarget): string => {
  const validation = createValidation('ValidationException');
  validation.text('streamName', StreamName, { min: 1, max: 128, pattern: /^[a-zA-Z0-9_.-]+$/ });
  validation.text('streamARN', StreamARN, {
    min: 1,
    max: 2048,
    pattern: /^arn:aws.*:kinesis:.*:\d{12}:stream\/\S+$/,
    shown,
  });
  validation.throwIfAny();
  const name = StreamName ?? StreamARN?.split(':stream/')[1];
  if (name !== undefined) return name;
  throw new AwsError('InvalidArgumentException', 'Either StreamName or StreamARN must be provided.');
};

const lookUp = ({ world, account, region }: Call, name: string): Stream | undefined => {
  const streams = kinesisState(world, account, region);
  const found = streams.get(name);
  if (found?.goneAt === undefined || world.clock.now() < found.goneAt) return found;
  streams.delete(name);
  return undefined;
};

export const streamNamed = (call: Call, name: string): Stream | undefined => lookUp(call, name);

const placeOf = (call: Call, { StreamARN }: StreamTarget): { account: string; region: string } => {
  const [, , , region = call.region, account = call.account] = StreamARN?.split(':') ?? [];
  return { account, region };
};

/** An ARN of another region names no stream here; whether one of another account may be seen is decided before. */
export const findStream = (call: Call, target: StreamTarget): Stream => {
  const name = streamNameOf(target);
  const { account, region } = placeOf(call, target);
  const found = region === call.region && account === call.account ? lookUp(call, name) : undefined;
  if (found) return found;
  throw new AwsError('ResourceNotFoundException', `Stream ${name} under account ${account} not found.`);
};

export const onStream = (
  call: Call,
  action: string,
  target: StreamTarget,
  tags: Record<string, string> = {},
): AuthorizationRequest[] => {
  const name = streamNameOf(target);
  const { account, region } = placeOf(call, target);
  const context = { ...tagContext('aws:ResourceTag', lookUp(call, name)?.tags ?? {}), ...requestTagContext(tags) };
  const resource = streamArn(call.world, account, region, name);
  const asked = { action: `kinesis:${action}`, resource, resourceAccount: account, context };
  return Object.keys(tags).length > 0 ? [asked, { ...asked, action: 'kinesis:AddTagsToStream' }] : [asked];
};
