import type { FunctionConfiguration, UpdateFunctionConfigurationRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { changeLatest, refuseWhileChanging } from './change-function.ts';
import { findFunction, onFunction } from './find-function.ts';
import { functionArn, parseFunctionName } from './function-name.ts';
import { checkRole, passRole } from './function-role.ts';
import { lackingSettings } from './lacking-settings.ts';
import { presentFunction } from './present-function.ts';
import { applySettings } from './settings.ts';
import { checkRevision, revisionOf } from './revision.ts';

export const updateFunctionConfiguration: Operation<UpdateFunctionConfigurationRequest, FunctionConfiguration> = {
  authorize: (call, input) => [
    ...onFunction(call, 'UpdateFunctionConfiguration', input.FunctionName),
    ...passRole(input.Role, functionArn(call.world, parseFunctionName(call, input.FunctionName))),
  ],
  run: async (call, input) => {
    const { world } = call;
    const fn = findFunction(call, input.FunctionName);
    refuseWhileChanging(world, fn);
    checkRevision(input.RevisionId, revisionOf(world, fn.latest));
    const settings = applySettings(fn.latest.settings, input);
    if (input.Role !== undefined) await checkRole(call, fn, input.Role);
    refuseWhileChanging(world, fn);
    changeLatest(world, fn, { settings });
    return presentFunction(world, fn, fn.latest);
  },
  lacks: lackingSettings,
};
