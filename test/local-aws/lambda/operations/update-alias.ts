import {
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  type UpdateAliasCommandInput,
} from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import {
  answering,
  invokeFunction,
  lambdaOf,
  makeVersioned,
  settle,
  sharedFunction,
  wrongRevision,
} from '../target-function.ts';

const update = (target: Target, FunctionName: string, input: Partial<UpdateAliasCommandInput>) =>
  lambdaOf(target).send(new UpdateAliasCommand({ FunctionName, Name: 'live', ...input }));

export const updateAlias: OperationTest = {
  fact: 'Lambda API reference, UpdateAlias: what is not named stays; each change makes another revision; RevisionId.',
  shape: {
    'answers the alias as it is now': async (target) => {
      const { name, arn } = await makeVersioned(target);
      expect(await update(target, name, { Description: 'changed' })).toMatchObject({
        AliasArn: `${arn}:live`,
        FunctionVersion: '1',
        Description: 'changed',
      });
    },
  },
  validation: {
    'refuses an alias that does not exist': async (target) => {
      const { name, arn } = await sharedFunction(target);
      await expect(update(target, name, { Name: 'none' })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `Alias not found: ${arn}:none`),
      );
    },
    'refuses a version that does not exist': async (target) => {
      const { name, arn } = await makeVersioned(target);
      await expect(update(target, name, { FunctionVersion: '42' })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `Function not found: ${arn}:42`),
      );
    },
    'refuses a revision that is not the latest': async (target) => {
      const { name } = await makeVersioned(target);
      await expect(update(target, name, { RevisionId: 'old' })).rejects.toMatchObject(
        refusal('PreconditionFailedException', wrongRevision),
      );
    },
  },
  behaviour: {
    'moves the alias to another version': async (target) => {
      const { name } = await makeVersioned(target);
      await update(target, name, { FunctionVersion: '$LATEST' });
      expect(await invokeFunction(target, `${name}:live`)).toMatchObject({ ExecutedVersion: '$LATEST' });
    },
    'sends a share to another version, until it is told that there is none': async (target) => {
      const { name: FunctionName } = await makeVersioned(target);
      const lambda = lambdaOf(target);
      await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: answering(2) }));
      await settle(target, FunctionName);
      await lambda.send(new PublishVersionCommand({ FunctionName }));
      const RoutingConfig = { AdditionalVersionWeights: { 2: 1 } };
      expect(await update(target, FunctionName, { RoutingConfig })).toMatchObject({ RoutingConfig });
      expect(await invokeFunction(target, `${FunctionName}:live`)).toMatchObject({ ExecutedVersion: '2' });
      const without = await update(target, FunctionName, { RoutingConfig: { AdditionalVersionWeights: {} } });
      expect(without).not.toHaveProperty('RoutingConfig');
    },
    'makes another revision with each change': async (target) => {
      const { name } = await makeVersioned(target);
      const first = await update(target, name, { Description: 'a' });
      const second = await update(target, name, { Description: 'b', RevisionId: first.RevisionId });
      expect(second.RevisionId).not.toBe(first.RevisionId);
    },
  },
};
