import { CreateAliasCommand, ListAliasesCommand, type ListAliasesCommandInput } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { lambdaOf, makeTargetFunction, makeVersioned, noFunction, sharedFunction } from '../target-function.ts';

const list = (target: Target, input: ListAliasesCommandInput) => lambdaOf(target).send(new ListAliasesCommand(input));
const listShared = async (target: Target, input: Partial<ListAliasesCommandInput>) =>
  list(target, { FunctionName: (await sharedFunction(target)).name, ...input });
const namesOf = ({ Aliases }: Awaited<ReturnType<typeof list>>) => Aliases?.map(({ Name }) => Name);

export const listAliases: OperationTest = {
  fact: 'Lambda API reference, ListAliases: all aliases of a function, or those of one version, in pages.',
  shape: {
    'answers ARN, version and revision of each': async (target) => {
      const { name, arn } = await makeVersioned(target);
      expect((await list(target, { FunctionName: name })).Aliases).toEqual([
        {
          AliasArn: `${arn}:live`,
          Name: 'live',
          FunctionVersion: '1',
          Description: '',
          RevisionId: expect.any(String),
        },
      ]);
    },
    'answers an empty list where there are none': async (target) => {
      const { name } = await makeTargetFunction(target);
      expect((await list(target, { FunctionName: name })).Aliases).toEqual([]);
    },
  },
  validation: {
    ...refusals(listShared, {
      'refuses pages of nothing': [
        { MaxItems: 0 },
        'ValidationException',
        "1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
      ],
    }),
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(list(target, { FunctionName: arn })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', words),
      );
    },
  },
  behaviour: {
    'goes through all in pages, or through those of a version': async (target) => {
      const { name: FunctionName } = await makeVersioned(target);
      await lambdaOf(target).send(new CreateAliasCommand({ FunctionName, Name: 'edge', FunctionVersion: '$LATEST' }));
      const first = await list(target, { FunctionName, MaxItems: 1 });
      const second = await list(target, { FunctionName, MaxItems: 1, Marker: first.NextMarker });
      expect([...(namesOf(first) ?? []), ...(namesOf(second) ?? [])].sort()).toEqual(['edge', 'live']);
      expect(namesOf(await list(target, { FunctionName, FunctionVersion: '1' }))).toEqual(['live']);
    },
  },
};
