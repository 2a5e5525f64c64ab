import { randomUUID } from 'node:crypto';
import { AwsError, notImplemented } from './aws-error.ts';
import type { CallLog } from './calls.ts';
import type { Faults } from './faults.ts';
import { authorize } from './iam/authorize.ts';
import type { Decision } from './iam/policy/evaluate.ts';
import type { Call, Operation, Service } from './operation.ts';
import type { Principal } from './principal.ts';
import { refuseLacking } from './refuse-lacking.ts';
import type { Dispatch, DispatchRequest, World } from './world.ts';

const nameOf = (principal: Principal): string => {
  if (principal.kind === 'anonymous') return 'anonymous';
  return principal.kind === 'service' ? principal.service : principal.arn;
};

/**
 * The one way to an operation, from HTTP and from other services: authorize, then faults, then the work.
 * Errors of every stage are logged with the call.
 */
export const createDispatch = (
  world: () => World,
  services: Map<string, Service>,
  faults: Faults,
  calls: CallLog,
): Dispatch => {
  const run = async (call: Call, request: DispatchRequest, decided: (decision: Decision | undefined) => void) => {
    const service = services.get(request.service);
    const operation = service?.operations[request.operation] as Operation<unknown> | undefined;
    if (operation === undefined) throw notImplemented(request.service, request.operation);
    refuseLacking(request.service, request.operation, operation, request.input);
    service?.checkInput?.(request.operation, request.input as object);
    const target = { ...request };
    if (operation.authorize !== undefined) {
      decided(authorize(request.service, call, await operation.authorize(call, request.input)));
    }
    await faults.before(target);
    const output = await operation.run(call, request.input);
    await faults.after(target);
    return output;
  };

  return async <Output>(request: DispatchRequest): Promise<Output> => {
    const { principal, account, region } = request;
    const call: Call = {
      world: world(),
      principal,
      account,
      region,
      requestId: request.requestId ?? randomUUID(),
      sourceIp: request.sourceIp ?? '127.0.0.1',
      accessKeyId: request.accessKeyId ?? '',
      ...(request.via === undefined ? {} : { via: request.via }),
      ...(request.userAgent === undefined ? {} : { userAgent: request.userAgent }),
      ...(request.traceHeader === undefined ? {} : { traceHeader: request.traceHeader }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    };
    let decision: Decision | undefined;
    let denied = false;
    let errorCode: string | undefined;
    try {
      return (await run(call, request, (value) => (decision = value))) as Output;
    } catch (error) {
      errorCode = error instanceof AwsError ? error.code : 'InternalFailure';
      denied = decision === undefined && /AccessDenied|AuthorizationError/.test(errorCode);
      throw error;
    } finally {
      calls.add({
        at: call.world.clock.now(),
        requestId: call.requestId,
        service: request.service,
        operation: request.operation,
        principal: nameOf(principal),
        account,
        region,
        via: request.via,
        decision: denied ? 'denied' : decision === undefined ? 'none' : 'allowed',
        statement: (decision as Decision | undefined)?.statement,
        errorCode,
      });
    }
  };
};
