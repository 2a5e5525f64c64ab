import type { InvocationRequest, InvocationResponse } from '@aws-sdk/client-lambda';
import type { Call, Operation } from '../operation.ts';
import { routed } from './alias-routing.ts';
import { enqueueEvent } from './async/enqueue-event.ts';
import { checkPayload } from './check-payload.ts';
import { admit } from './concurrency.ts';
import { functionNotFound, functionOf, onFunction } from './find-function.ts';
import { parseFunctionName } from './function-name.ts';
import { recursiveInvocation, resourceConflict } from './lambda-error.ts';
import { followTrace } from './recursion.ts';
import { recordRecursionDrop } from './runtime/record-invocation.ts';
import { runInvocation } from './runtime/run-invocation.ts';

export const invoke: Operation<InvocationRequest, InvocationResponse> = {
  authorize: (call, input) => onFunction(call, 'InvokeFunction', input.FunctionName, input.Qualifier),
  run: async (call, input) => {
    const { world } = call;
    const { fn, version, qualifier } = findInvoked(call, input);
    const kind = input.InvocationType ?? 'RequestResponse';
    const payload = input.Payload ?? new Uint8Array();
    checkPayload(kind, payload);
    if (kind === 'DryRun') return { StatusCode: 204 };
    if (version.pending && world.clock.now() < version.settledAt) {
      throw resourceConflict(
        'The operation cannot be performed at this time. The function is currently in the following state: Pending',
      );
    }
    const trace = followTrace(fn, call.traceHeader);
    const invokedArn = qualifier === undefined ? fn.arn : `${fn.arn}:${qualifier}`;
    if (kind === 'Event') {
      enqueueEvent(world, fn, {
        id: call.requestId,
        ...(qualifier !== undefined && { qualifier }),
        payload: Buffer.from(payload).toString() || '{}',
        traceHeader: trace.header,
        stopped: trace.stopped,
      });
      return { StatusCode: 202 };
    }
    if (trace.stopped) {
      recordRecursionDrop(world, fn);
      throw recursiveInvocation(
        "Lambda has detected your function being invoked in a recursive loop with other AWS resources and stopped your function's invocation.",
      );
    }
    const leave = admit(world, fn);
    try {
      const result = await runInvocation(world, fn, version, {
        payload: payload.byteLength > 0 ? payload : Buffer.from('{}'),
        invokedArn,
        traceHeader: trace.header,
        requestId: call.requestId,
        clientContext: input.ClientContext && Buffer.from(input.ClientContext, 'base64').toString(),
      });
      return {
        StatusCode: 200,
        ...(result.functionError !== undefined && { FunctionError: result.functionError }),
        ...(input.LogType === 'Tail' && { LogResult: Buffer.from(result.logTail).toString('base64') }),
        Payload: result.payload,
        ExecutedVersion: result.executedVersion,
      };
    } finally {
      leave();
    }
  },
  lacks: ['DurableExecutionName', 'TenantId'],
};

const findInvoked = (call: Call, { FunctionName, Qualifier }: InvocationRequest) => {
  const name = { qualifier: '$LATEST', ...parseFunctionName(call, FunctionName, Qualifier) };
  const fn = functionOf(call.world, name);
  const version = fn && routed(fn, name.qualifier);
  // here alone a function without a qualifier is missed under that of $LATEST
  if (fn === undefined || version === undefined) throw functionNotFound(call.world, name);
  return { fn, version, qualifier: parseFunctionName(call, FunctionName, Qualifier).qualifier };
};
