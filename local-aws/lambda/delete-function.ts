import type { DeleteFunctionRequest, DeleteFunctionResponse } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { findFunction, findVersion, onFunction } from './find-function.ts';
import { forgetSessions } from './function-session.ts';
import { parseFunctionName } from './function-name.ts';
import { invalidParameterValue, resourceConflict } from './lambda-error.ts';
import { refuseReplicated } from './replicas.ts';
import { stopProcesses } from './runtime/stop-processes.ts';
import { lambdaState } from './state.ts';

export const deleteFunction: Operation<DeleteFunctionRequest, DeleteFunctionResponse> = {
  authorize: (call, input) => onFunction(call, 'DeleteFunction', input.FunctionName, input.Qualifier),
  run: (call, input) => {
    const { world } = call;
    const { qualifier } = parseFunctionName(call, input.FunctionName, input.Qualifier);
    const fn = findFunction(call, input.FunctionName);
    if (qualifier === undefined) {
      refuseReplicated(
        world,
        fn.versions.map(({ version }) => `${fn.arn}:${version}`),
      );
      lambdaState(world, fn.account, fn.region).functions.delete(fn.name);
      forgetSessions(world, fn);
      // an invocation under way may still end, as in AWS; it is the one that deletes itself
      for (const { version } of [fn.latest, ...fn.versions]) stopProcesses(world, `${fn.arn}:${version}`);
      return { StatusCode: 204 };
    }
    const { version } = findVersion(call, fn.arn, qualifier);
    if (version === fn.latest) {
      throw invalidParameterValue('$LATEST version cannot be deleted without deleting the function.');
    }
    refuseReplicated(world, [`${fn.arn}:${version.version}`]);
    const users = Object.values(fn.aliases).filter((alias) => alias.functionVersion === version.version);
    if (users.length > 0) {
      throw resourceConflict(`Version ${version.version} is referenced by alias ${users[0]?.name}`);
    }
    fn.versions = fn.versions.filter((other) => other !== version);
    stopProcesses(world, `${fn.arn}:${version.version}`);
    return { StatusCode: 204 };
  },
};
