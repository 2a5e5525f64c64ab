import type { DeleteFunctionRequest, DeleteFunctionResponse } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import type { World } from '../world.ts';
import { findFunction, onFunction } from './find-function.ts';
import { parseFunctionName } from './function-name.ts';
import { forgetSessions } from './function-session.ts';
import { invalidParameterValue, resourceConflict } from './lambda-error.ts';
import { refuseReplicated } from './replicas.ts';
import { stopProcesses } from './runtime/stop-processes.ts';
import { lambdaState, type LambdaFunction } from './state.ts';

export const deleteFunction: Operation<DeleteFunctionRequest, DeleteFunctionResponse> = {
  authorize: (call, input) => onFunction(call, 'DeleteFunction', input.FunctionName, input.Qualifier),
  run: (call, input) => {
    const { world } = call;
    const { qualifier } = parseFunctionName(call, input.FunctionName, input.Qualifier);
    if (qualifier === '$LATEST') {
      throw invalidParameterValue('$LATEST version cannot be deleted without deleting the function.');
    }
    if (qualifier !== undefined && !/^\d+$/.test(qualifier)) {
      throw invalidParameterValue('Deletion of aliases is not currently supported.');
    }
    const fn = findFunction(call, input.FunctionName);
    if (qualifier === undefined) deleteWhole(world, fn);
    else deleteVersion(world, fn, qualifier);
    return { StatusCode: 204 };
  },
};

const deleteWhole = (world: World, fn: LambdaFunction): void => {
  refuseReplicated(
    world,
    fn.versions.map(({ version }) => `${fn.arn}:${version}`),
  );
  lambdaState(world, fn.account, fn.region).functions.delete(fn.name);
  forgetSessions(world, fn);
  // an invocation under way may still end, as in AWS; it is the one that deletes itself
  for (const { version } of [fn.latest, ...fn.versions]) stopProcesses(world, `${fn.arn}:${version}`);
};

/** A version that is not there counts as deleted. */
const deleteVersion = (world: World, fn: LambdaFunction, version: string): void => {
  refuseReplicated(world, [`${fn.arn}:${version}`]);
  const users = Object.values(fn.aliases).filter(
    ({ functionVersion, routing = {} }) => functionVersion === version || version in routing,
  );
  if (users.length > 0) {
    const names = users.map(({ name }) => name).join(', ');
    throw resourceConflict(`Unable to delete version because the following aliases reference it: [${names}]`);
  }
  fn.versions = fn.versions.filter((other) => other.version !== version);
  delete fn.policies[version];
  delete fn.eventInvoke[version];
  stopProcesses(world, `${fn.arn}:${version}`);
};
