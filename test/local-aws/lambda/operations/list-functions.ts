import {
  ListFunctionsCommand,
  type FunctionConfiguration,
  type ListFunctionsCommandInput,
} from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { lambdaOf, makeVersioned, sharedFunction } from '../target-function.ts';

const list = (target: Target, input: ListFunctionsCommandInput) =>
  lambdaOf(target).send(new ListFunctionsCommand(input));

const listAll = async (target: Target, input: ListFunctionsCommandInput): Promise<FunctionConfiguration[]> => {
  const all: FunctionConfiguration[] = [];
  let Marker: string | undefined;
  do {
    const page = await list(target, { ...input, ...(Marker && { Marker }) });
    expect(page.Functions?.length).toBeLessThanOrEqual(50);
    all.push(...(page.Functions ?? []));
    Marker = page.NextMarker;
  } while (Marker !== undefined);
  return all;
};

export const listFunctions: OperationTest = {
  fact: 'Lambda API reference, ListFunctions: up to fifty a page; without State and LastUpdateStatus; with FunctionVersion ALL each version is one of them.',
  shape: {
    'answers settings, but not the states': async (target) => {
      const { arn, name } = await sharedFunction(target);
      const found = (await listAll(target, {})).find(({ FunctionArn }) => FunctionArn === arn);
      expect(found).toMatchObject({ FunctionName: name, Runtime: 'nodejs24.x', Version: '$LATEST' });
      expect(found).not.toHaveProperty('State');
      expect(found).not.toHaveProperty('LastUpdateStatus');
    },
  },
  validation: refusals(list, {
    'refuses versions other than all': [
      { FunctionVersion: 'some' as 'ALL' },
      'ValidationException',
      "1 validation error detected: Value 'some' at 'functionVersion' failed to satisfy constraint: Member must satisfy enum value set: [ALL]",
    ],
    'refuses pages of nothing': [
      { MaxItems: 0 },
      'ValidationException',
      "1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
  }),
  behaviour: {
    'goes through all in pages, each function once': async (target) => {
      const { arn } = await makeVersioned(target);
      const arns = (await listAll(target, { MaxItems: 3 })).map(({ FunctionArn }) => FunctionArn);
      expect(arns).toContain(arn);
      expect(new Set(arns).size).toBe(arns.length);
    },
    'lists versions when asked for all': async (target) => {
      const { name } = await makeVersioned(target);
      const versions = (await listAll(target, { FunctionVersion: 'ALL' }))
        .filter(({ FunctionName }) => FunctionName === name)
        .map(({ Version }) => Version);
      expect(versions.sort()).toEqual(['$LATEST', '1']);
    },
  },
};
