import { randomUUID } from 'node:crypto';
import type { CreateFunctionRequest, FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { settlingTime } from './change-function.ts';
import { storeCode } from './code.ts';
import { requestTagContext } from '../tag-context.ts';
import { functionArn, parseFunctionName } from './function-name.ts';
import { checkRole, passRole } from './function-role.ts';
import { lackingSettings } from './lacking-settings.ts';
import { constraint, resourceConflict } from './lambda-error.ts';
import { presentFunction } from './present-function.ts';
import { publish } from './publish-version.ts';
import { applySettings, defaultSettings } from './settings.ts';
import { lambdaState, type LambdaFunction } from './state.ts';
import { checkTagCount } from './tags.ts';

export const createFunction: Operation<CreateFunctionRequest, FunctionConfiguration> = {
  authorize: (call, input) => {
    const resource = functionArn(call.world, parseFunctionName(call, input.FunctionName));
    const context = requestTagContext(input.Tags ?? {});
    return [
      { action: 'lambda:CreateFunction', resource, resourceAccount: call.account, context },
      ...(input.Tags ? [{ action: 'lambda:TagResource', resource, resourceAccount: call.account, context }] : []),
      ...passRole(input.Role, resource),
    ];
  },
  run: async (call, input) => {
    const { world } = call;
    const name = parseFunctionName(call, input.FunctionName);
    if (name.qualifier !== undefined) throw constraint('functionName', input.FunctionName, 'Member must be a name');
    const state = lambdaState(world, name.account, name.region);
    const arn = functionArn(world, name);
    const settings = applySettings(defaultSettings, input);
    checkTagCount(input.Tags ?? {});
    if (state.functions.has(name.name)) throw resourceConflict(`Function already exist: ${name.name}`);
    await checkRole(call, { ...name, arn }, settings.role);
    const code = await storeCode(call, input.Code);
    const now = world.clock.now();
    const fn: LambdaFunction = {
      ...name,
      arn,
      latest: {
        version: '$LATEST',
        settings,
        ...code,
        revisionId: randomUUID(),
        settledRevisionId: randomUUID(),
        lastModified: now,
        settledAt: now + settlingTime,
        pending: true,
      },
      versions: [],
      nextVersion: 1,
      aliases: {},
      tags: { ...input.Tags },
      policies: {},
      eventInvoke: {},
      recursiveLoop: 'Terminate',
    };
    // another creation may have won while the role and the code were looked at
    if (state.functions.has(name.name)) throw resourceConflict(`Function already exist: ${name.name}`);
    state.functions.set(name.name, fn);
    const made = presentFunction(world, fn, fn.latest);
    // the ARN stays that of the function, other than where an update publishes
    return input.Publish ? { ...made, Version: publish(world, fn).version } : made;
  },
  lacks: [
    ...lackingSettings,
    'Code.ImageUri',
    'Code.SourceKMSKeyArn',
    'PublishTo',
    'CodeSigningConfigArn',
    'TenancyConfig',
  ],
};
