import type {
  CancelledRequest,
  CancelRequest,
  DescribedRequests,
  DescribeRequests,
  RefusedCommand,
  RequestFacts,
  WaitingRequest,
} from '../contract/commander-command.ts';
import { cancellationOf, leaveCancellation } from './cancellation.ts';
import { countRecords } from './check-queue.ts';
import { describeError } from './describe-error.ts';
import { readMarks, type Marks } from './marks.ts';
import { accountOf } from './names.ts';
import type { Program } from './program.ts';
import { deadlineOf } from './request.ts';

type Given = Record<string, unknown>;
type CommandAnswer = DescribedRequests | CancelledRequest | RefusedCommand;

/** Whoever may invoke the commander may ask it this. No answer holds a ResponseURL: none is ever read for it. */
export const serveCommand = async (program: Program, command: Given): Promise<CommandAnswer> => {
  try {
    const run = Object.hasOwn(commands, String(command['StackeryCommand']))
      ? commands[String(command['StackeryCommand'])]
      : undefined;
    if (!run) return refused('command_unknown', 'This agent does not know that command.', 'Update the agent.');
    return await run(program, command);
  } catch (error) {
    const { code, reason } = describeError(error);
    program.log('A command did not succeed.', { code, reason });
    return refused(code, reason, 'Try again; the log group of the commander has the details.');
  }
};

const refused = (code: string, message: string, hint: string): RefusedCommand => ({ error: { code, message, hint } });

const describeRequests = async (program: Program, command: Given): Promise<CommandAnswer> => {
  const requests = command['requests'];
  if (!Array.isArray(requests) || !requests.every(isWaiting)) return invalid;
  const config = program.readConfig();
  const [marks, queued] = await Promise.all([readMarks({ config }), countRecords(config)]);
  return { requests: await Promise.all(requests.map((request) => factsOf(program, marks, request))), queued };
};

const factsOf = async (program: Program, marks: Marks, request: WaitingRequest): Promise<RequestFacts> => {
  const { stackId, logicalId, resourceType, requestType, serviceTimeout } = request;
  const since = Date.parse(request.since);
  const load = Object.hasOwn(program.resources, resourceType) ? program.resources[resourceType] : undefined;
  const resource = await load?.();
  const check = resource?.checks?.[resource.again?.[requestType] ?? ''];
  const limit = deadlineOf({ ResourceProperties: { ServiceTimeout: serviceTimeout } }, since);
  const cancelled = cancellationOf(marks, { StackId: stackId, LogicalResourceId: logicalId });
  const isThis = cancelled?.requestType === requestType && cancelled.at >= since;
  return {
    deadline: new Date(Math.min(limit, since + (check?.waitMs ?? Infinity))).toISOString(),
    waitsFor: check?.waitsFor ?? null,
    cancelledAt: isThis ? new Date(cancelled.at).toISOString() : null,
  };
};

const cancelRequest = async (program: Program, command: Given): Promise<CommandAnswer> => {
  if (!isCancel(command)) return invalid;
  const config = program.readConfig();
  const { stackId, logicalId, requestType } = command;
  if (accountOf(stackId) !== accountOf(config.stackId)) return invalid;
  const { at } = await leaveCancellation({ config, clock: program.clock }, command);
  program.log('A request was cancelled.', { stackId, logicalId, requestType });
  return { cancelledAt: new Date(at).toISOString() };
};

const commands: Record<
  (DescribeRequests | CancelRequest)['StackeryCommand'] | string,
  (program: Program, command: Given) => Promise<CommandAnswer>
> = { 'describe-requests': describeRequests, 'cancel-request': cancelRequest };

const invalid = refused(
  'command_invalid',
  'The command lacks something, or speaks of another account.',
  'Use the CLI.',
);

const isSubject = (value: Given): boolean =>
  /^arn:[a-z-]+:cloudformation:[a-z0-9-]+:\d{12}:stack\/[^/]+\/.+$/.test(String(value['stackId'])) &&
  /^[A-Za-z0-9]{1,255}$/.test(String(value['logicalId'])) &&
  ['Create', 'Update', 'Delete'].includes(String(value['requestType'])) &&
  !Number.isNaN(Date.parse(String(value['since'])));

const isCancel = (value: Given): value is CancelRequest => isSubject(value);

const isWaiting = (value: unknown): value is WaitingRequest =>
  typeof value === 'object' &&
  value !== null &&
  isSubject(value as Given) &&
  'resourceType' in value &&
  typeof value.resourceType === 'string';
