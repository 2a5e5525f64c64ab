import { GetFunctionCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { echo, lambdaOf, makeTargetFunction, makeVersioned, noFunction, sharedFunction } from '../target-function.ts';

const get = (target: Target, FunctionName: string, Qualifier?: string) =>
  lambdaOf(target).send(new GetFunctionCommand({ FunctionName, ...(Qualifier && { Qualifier }) }));
const locationOf = async (target: Target) =>
  (await get(target, (await sharedFunction(target)).name)).Code?.Location ?? '';

export const getFunction: OperationTest = {
  fact: 'Lambda API reference, GetFunction: configuration, tags, reserved concurrency, and a presigned URL of the code that is valid for ten minutes; a function by name, part of an ARN or ARN, with a qualifier.',
  shape: {
    'answers configuration and the place of the code': async (target) => {
      const { name, arn } = await makeTargetFunction(target, { Tags: { a: '1' } });
      expect(await get(target, name)).toMatchObject({
        Configuration: { FunctionName: name, FunctionArn: arn, State: 'Active', LastUpdateStatus: 'Successful' },
        Code: { RepositoryType: 'S3', Location: expect.stringMatching(/^https?:\/\//) },
        Tags: { a: '1' },
      });
    },
    'takes every form of a name': async (target) => {
      const { name, arn } = await sharedFunction(target);
      for (const form of [name, `${target.accountId}:function:${name}`, arn])
        expect((await get(target, form)).Configuration?.FunctionArn).toBe(arn);
    },
    'answers a version or an alias under its own ARN': async (target) => {
      const { name, arn } = await makeVersioned(target);
      expect((await get(target, name, '1')).Configuration).toMatchObject({ FunctionArn: `${arn}:1`, Version: '1' });
      expect((await get(target, `${arn}:live`)).Configuration).toMatchObject({
        FunctionArn: `${arn}:live`,
        Version: '1',
      });
    },
  },
  validation: {
    'refuses a qualifier that cannot be one, and a name that is too long': async (target) => {
      const { name } = await sharedFunction(target);
      await expect(get(target, name, 'a?b')).rejects.toMatchObject(
        refusal('ValidationException', /^1 validation error detected: Value 'a\?b' at 'qualifier' failed to satisfy /),
      );
      await expect(get(target, 'x'.repeat(141))).rejects.toMatchObject(
        refusal('ValidationException', /'functionName' failed .*: Member must have length less than or equal to 140$/),
      );
    },
    ...refusals(get, {
      'refuses what cannot be a name': [
        'no spaces',
        'ValidationException',
        /^1 validation error detected: Value 'no spaces' at 'functionName' failed to satisfy constraint: /,
      ],
    }),
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(get(target, arn)).rejects.toMatchObject({
        ...refusal('ResourceNotFoundException', words),
        Type: 'User',
      });
    },
    'refuses a version that does not exist': async (target) => {
      const { name, arn } = await sharedFunction(target);
      await expect(get(target, name, '42')).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `Function not found: ${arn}:42`),
      );
    },
    'refuses a qualifier that the name contradicts': async (target) => {
      const { arn } = await sharedFunction(target);
      await expect(get(target, `${arn}:1`, '2')).rejects.toMatchObject(
        refusal(
          'InvalidParameterValueException',
          'The derived qualifier from the function name does not match the specified qualifier.',
        ),
      );
    },
    'refuses a function of another region': async (target) => {
      const elsewhere = (await sharedFunction(target)).arn.replace(target.region, 'us-west-1');
      await expect(get(target, elsewhere)).rejects.toMatchObject(
        refusal(
          'ResourceNotFoundException',
          `Functions from 'us-west-1' are not reachable in this region ('${target.region}')`,
        ),
      );
    },
  },
  behaviour: {
    'gives the code as it was uploaded': async (target) => {
      const answer = await fetch(await locationOf(target));
      expect(Buffer.from(await answer.arrayBuffer()).equals(echo)).toBe(true);
    },
    'gives no other code for a URL that was altered': async (target) => {
      const location = new URL(await locationOf(target));
      location.pathname += 'x';
      expect((await fetch(location)).status).toBe(403);
    },
    'gives nothing after ten minutes': onlyLocally('ten minutes', async (target, local) => {
      const location = await locationOf(target);
      expect(new URL(location).searchParams.get('X-Amz-Expires')).toBe('600');
      local.clock.advance(590_000);
      expect((await fetch(location)).status).toBe(200);
      local.clock.advance(12_000);
      const late = await fetch(location);
      expect(late.status).toBe(403);
      expect(await late.text()).toContain('<Message>Request has expired</Message>');
    }),
  },
};
