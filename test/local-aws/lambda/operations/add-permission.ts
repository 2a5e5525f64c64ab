import {
  AddPermissionCommand,
  GetFunctionCommand,
  GetPolicyCommand,
  type AddPermissionCommandInput,
} from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import {
  lambdaOf,
  makeTargetFunction,
  makeVersioned,
  noFunction,
  sharedFunction,
  wrongRevision,
} from '../target-function.ts';

type Input = Partial<AddPermissionCommandInput>;
const add = (target: Target, FunctionName: string, input: Input = {}) =>
  lambdaOf(target).send(
    new AddPermissionCommand({
      FunctionName,
      StatementId: 'events',
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
      ...input,
    }),
  );
const addShared = async (target: Target, input: Input) => add(target, (await sharedFunction(target)).name, input);

export const addPermission: OperationTest = {
  fact: 'Lambda API reference, AddPermission: a statement for a service, an account or anybody, at the function, a version or an alias; a policy of up to 20 KB. Answers and words as recorded from AWS in localstack/localstack tests/aws/services/lambda_.',
  shape: {
    'answers the statement, with its conditions': async (target) => {
      const { name, arn } = await makeTargetFunction(target);
      const SourceArn = `arn:aws:events:${target.region}:${target.accountId}:rule/r`;
      const { Statement = '' } = await add(target, name, {
        SourceArn,
        SourceAccount: target.accountId,
        PrincipalOrgID: 'o-1234567890',
        FunctionUrlAuthType: 'NONE',
      });
      expect(JSON.parse(Statement)).toEqual({
        Sid: 'events',
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Resource: arn,
        Condition: {
          StringEquals: {
            'AWS:SourceAccount': target.accountId,
            'lambda:FunctionUrlAuthType': 'NONE',
            'aws:PrincipalOrgID': 'o-1234567890',
          },
          ArnLike: { 'AWS:SourceArn': SourceArn },
        },
      });
    },
    'names an account by its root': async (target) => {
      const { name } = await makeTargetFunction(target);
      const { Statement = '' } = await add(target, name, { Principal: target.accountId });
      expect(JSON.parse(Statement)).toMatchObject({
        Principal: { AWS: `arn:aws:iam::${target.accountId}:root` },
      });
    },
    'names an alias by its ARN': async (target) => {
      const { name, arn } = await makeVersioned(target);
      const { Statement = '' } = await add(target, name, { Qualifier: 'live' });
      expect(JSON.parse(Statement)).toMatchObject({ Resource: `${arn}:live` });
    },
  },
  validation: {
    ...refusals(addShared, {
      'refuses an id with a space': [
        { StatementId: 'a b' },
        'ValidationException',
        "1 validation error detected: Value 'a b' at 'statementId' failed to satisfy constraint: Member must satisfy regular expression pattern: ([a-zA-Z0-9-_]+)",
      ],
      'refuses an action of another service': [
        { Action: 's3:GetObject' },
        'ValidationException',
        "1 validation error detected: Value 's3:GetObject' at 'action' failed to satisfy constraint: Member must satisfy regular expression pattern: (lambda:[*]|lambda:[a-zA-Z]+|[*])",
      ],
      'refuses a principal that is none': [
        { Principal: 'nobody' },
        'InvalidParameterValueException',
        'The provided principal was invalid. Please check the principal and try again.',
      ],
      'refuses $LATEST by name': [
        { Qualifier: '$LATEST' },
        'InvalidParameterValueException',
        'We currently do not support adding policies for $LATEST.',
      ],
    }),
    'refuses an alias that does not exist': async (target) => {
      const { name, arn } = await sharedFunction(target);
      await expect(add(target, name, { Qualifier: 'none' })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `Cannot find alias arn: ${arn}:none`),
      );
    },
    'refuses an id that is there': async (target) => {
      const { name } = await makeTargetFunction(target);
      await add(target, name);
      await expect(add(target, name)).rejects.toMatchObject(
        refusal(
          'ResourceConflictException',
          'The statement id (events) provided already exists. Please provide a new statement id, or remove the existing statement.',
        ),
      );
    },
    'refuses a revision that is not the latest': async (target) => {
      const { name } = await makeTargetFunction(target);
      await add(target, name);
      await expect(add(target, name, { StatementId: 'more', RevisionId: 'old' })).rejects.toMatchObject(
        refusal('PreconditionFailedException', wrongRevision),
      );
    },
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(add(target, arn)).rejects.toMatchObject(refusal('ResourceNotFoundException', words));
    },
  },
  behaviour: {
    'adds to the policy, under another revision': async (target) => {
      const { name: FunctionName } = await makeTargetFunction(target);
      const policy = () => lambdaOf(target).send(new GetPolicyCommand({ FunctionName }));
      await add(target, FunctionName);
      const { RevisionId } = await policy();
      // it is that of the function
      const { Configuration } = await lambdaOf(target).send(new GetFunctionCommand({ FunctionName }));
      expect(Configuration?.RevisionId).toBe(RevisionId);
      await add(target, FunctionName, { StatementId: 'more', RevisionId });
      const after = await policy();
      expect(after.RevisionId).not.toBe(RevisionId);
      expect(JSON.parse(after.Policy ?? '')).toMatchObject({ Statement: [{ Sid: 'events' }, { Sid: 'more' }] });
    },
    'lets another account in': onlyLocally('a second account', async (target, local) => {
      const { arn } = await makeTargetFunction(target);
      const other = { ...target, client: (Ctor: never) => local.client(Ctor, 'customer-b', target.region) as never };
      const get = () => lambdaOf(other).send(new GetFunctionCommand({ FunctionName: arn }));
      await expect(get()).rejects.toMatchObject({ name: 'AccessDeniedException' });
      await add(target, arn, { Action: 'lambda:GetFunction', Principal: local.accounts['customer-b']?.id });
      await expect(get()).resolves.toMatchObject({ Configuration: { FunctionArn: arn } });
    }),
  },
};
