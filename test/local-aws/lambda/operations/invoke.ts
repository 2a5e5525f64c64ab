import { InvokeCommand, type InvokeCommandInput } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { zipOf } from '../make-function.ts';
import {
  invokeFunction,
  lambdaOf,
  makeTargetFunction,
  makeVersioned,
  noFunction,
  sharedFunction,
} from '../target-function.ts';

const invokeShared = async (target: Target, input: Partial<InvokeCommandInput>) =>
  lambdaOf(target).send(new InvokeCommand({ FunctionName: (await sharedFunction(target)).name, ...input }));
const failing = zipOf({ 'index.js': "exports.handler = async () => { throw new TypeError('it broke'); };" });

export const invoke: OperationTest = {
  fact: 'Lambda API reference, Invoke: 200 with the answer of the function, or its error under FunctionError; 202 for an event, 204 for a dry run; payloads up to 6 MB and 1 MB; Node.js runtime: the shape of an error. Answers and words as recorded from AWS in localstack/localstack tests/aws/services/lambda_.',
  shape: {
    'answers status, version and the payload of the function': async (target) => {
      const answer = await invokeFunction(target, (await sharedFunction(target)).name, { a: 1 });
      expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST', value: { a: 1 } });
      expect(answer).not.toHaveProperty('FunctionError');
    },
    'answers as JSON': async (target) => {
      const command = new InvokeCommand({ FunctionName: (await sharedFunction(target)).name });
      let type: string | undefined;
      command.middlewareStack.add(
        (next) => async (args) => {
          const answer = await next(args);
          type = (answer.response as { headers: Record<string, string> }).headers['content-type'];
          return answer;
        },
        { step: 'deserialize', priority: 'low' },
      );
      await lambdaOf(target).send(command);
      expect(type).toBe('application/json');
    },
    'answers the tail of the log when asked': async (target) => {
      const { LogResult = '', $metadata } = await invokeShared(target, { LogType: 'Tail' });
      const log = Buffer.from(LogResult, 'base64').toString();
      expect(log).toMatch(new RegExp(`^START RequestId: ${$metadata.requestId} Version: \\$LATEST\n`));
      expect(log).toMatch(
        /\nREPORT RequestId: \S+\tDuration: \S+ ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\tMax Memory Used: \d+ MB\t(Init Duration: \S+ ms\t)?\n$/,
      );
    },
    'answers an error of the function as Node.js reports it': async (target) => {
      const { name } = await makeTargetFunction(target, { Code: { ZipFile: failing } });
      expect(await invokeFunction(target, name)).toMatchObject({
        StatusCode: 200,
        FunctionError: 'Unhandled',
        value: {
          errorType: 'TypeError',
          errorMessage: 'it broke',
          trace: expect.arrayContaining([
            'TypeError: it broke',
            expect.stringMatching(/^ {4}at .*\/var\/task\/index\.js:1:/),
          ]),
        },
      });
    },
    'answers nothing to an event and to a dry run': async (target) => {
      const event = await invokeShared(target, { InvocationType: 'Event' });
      expect(event.StatusCode).toBe(202);
      expect(Buffer.from(event.Payload ?? [])).toHaveLength(0);
      expect((await invokeShared(target, { InvocationType: 'DryRun' })).StatusCode).toBe(204);
    },
  },
  validation: {
    ...refusals(invokeShared, {
      'refuses a payload that is no JSON': [
        { Payload: Buffer.from([0x99, 0xeb]) },
        'InvalidRequestContentException',
        "Could not parse request body into json: Could not parse payload into json: Unexpected character ((CTRL-CHAR, code 153)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1]",
      ],
      'refuses a payload that is a bare word': [
        { Payload: Buffer.from('hello') },
        'InvalidRequestContentException',
        /^Could not parse request body into json: Could not parse payload into json: Unrecognized token 'hello': was expecting \(JSON String, /,
      ],
      'refuses an event over one mebibyte': [
        { InvocationType: 'Event', Payload: Buffer.from(JSON.stringify('x'.repeat(1_048_577))) },
        'RequestTooLargeException',
        /must be smaller than 1048576 bytes for the InvokeFunction operation$/,
      ],
    }),
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(invokeFunction(target, arn)).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `${words}:$LATEST`),
      );
    },
    'refuses an alias that does not exist': async (target) => {
      const { name, arn } = await sharedFunction(target);
      await expect(invokeFunction(target, name, {}, { Qualifier: 'none' })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `Function not found: ${arn}:none`),
      );
    },
  },
  behaviour: {
    'gives an empty payload as an empty object': async (target) => {
      const { Payload } = await invokeShared(target, {});
      expect(Buffer.from(Payload ?? []).toString()).toBe('{}');
    },
    'runs the version behind a number or an alias': async (target) => {
      const { name } = await makeVersioned(target);
      for (const Qualifier of ['1', 'live'])
        expect(await invokeFunction(target, name, {}, { Qualifier })).toMatchObject({ ExecutedVersion: '1' });
    },
    'tells the function who it is': async (target) => {
      const code =
        'exports.handler = async (event, { functionName, functionVersion, invokedFunctionArn }) => ({ functionName, functionVersion, invokedFunctionArn, region: process.env.AWS_REGION });';
      const { name, arn } = await makeTargetFunction(target, { Code: { ZipFile: zipOf({ 'index.js': code }) } });
      expect((await invokeFunction(target, name)).value).toEqual({
        functionName: name,
        functionVersion: '$LATEST',
        invokedFunctionArn: arn,
        region: target.region,
      });
    },
  },
};
