import type { FunctionConfiguration, UpdateFunctionCodeRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { changeLatest, refuseWhileChanging } from './change-function.ts';
import { checkArchitectures } from './check-architectures.ts';
import { storeCode } from './code.ts';
import { findFunction, onFunction } from './find-function.ts';
import { presentFunction } from './present-function.ts';
import { publish } from './publish-version.ts';
import { checkRevision, revisionOf } from './revision.ts';

export const updateFunctionCode: Operation<UpdateFunctionCodeRequest, FunctionConfiguration> = {
  authorize: (call, input) => onFunction(call, 'UpdateFunctionCode', input.FunctionName),
  run: async (call, input) => {
    const { world } = call;
    const fn = findFunction(call, input.FunctionName);
    refuseWhileChanging(world, fn);
    checkRevision(input.RevisionId, revisionOf(world, fn.latest));
    checkArchitectures(input.Architectures);
    const code = await storeCode(call, input);
    refuseWhileChanging(world, fn);
    const architectures = input.Architectures ?? fn.latest.settings.architectures;
    const change = { ...code, settings: { ...fn.latest.settings, architectures } };
    if (input.DryRun) return presentFunction(world, fn, { ...fn.latest, ...change });
    changeLatest(world, fn, change);
    if (!input.Publish) return presentFunction(world, fn, fn.latest);
    const version = publish(world, fn);
    return presentFunction(world, fn, version, version.version);
  },
  lacks: ['ImageUri', 'SourceKMSKeyArn', 'PublishTo'],
};
