import {
  CreateRoleCommand,
  DeleteRoleCommand,
  GetRoleCommand,
  IAMClient,
  type CreateRoleCommandInput,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { expect } from '@jest/globals';
import { iamState } from '../../../../local-aws/iam/store.ts';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { byLambda, decoded, document, readOnly, trust } from '../documents.ts';
import { makeRole } from '../make-owners.ts';

const create = async (target: Target, input: Partial<CreateRoleCommandInput>) => makeRole(target, input);
const roleOf = async (target: Target, RoleName: string) =>
  (await target.client(IAMClient).send(new GetRoleCommand({ RoleName }))).Role;

export const createRole: OperationTest = {
  fact: 'IAM API reference, CreateRole and Role: names of 64 characters, unique whatever their case and path; a session of one hour unless said; the trust policy comes back URL-encoded; a trust policy has principals that exist, and no resource. Recorded from AWS in localstack/localstack tests/aws/services/iam: the answer has no description and no longest session.',
  shape: {
    'answers the role with its path, ids, times and encoded trust policy': async (target) => {
      const iam = target.client(IAMClient);
      const input = {
        Path: '/team/',
        Description: 'd',
        Tags: [{ Key: 'k', Value: 'v' }],
        PermissionsBoundary: readOnly,
      };
      const RoleName = target.unique('shape');
      const made = await iam.send(new CreateRoleCommand({ ...input, RoleName, AssumeRolePolicyDocument: byLambda }));
      target.afterwards(() => iam.send(new DeleteRoleCommand({ RoleName })));
      expect(made.Role).toEqual({
        Path: '/team/',
        RoleName,
        RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
        Arn: `arn:aws:iam::${target.accountId}:role/team/${RoleName}`,
        CreateDate: expect.any(Date),
        AssumeRolePolicyDocument: expect.any(String),
        Tags: input.Tags,
        PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: readOnly },
      });
      expect(made.Role?.CreateDate?.getMilliseconds()).toBe(0);
      expect(decoded(made.Role?.AssumeRolePolicyDocument)).toBe(byLambda);
    },
  },
  validation: {
    ...refusals(create, {
      'refuses a name with a slash': [
        { RoleName: 'a/b' },
        'ValidationError',
        'The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
      ],
      'refuses a name of 65 characters': [
        { RoleName: 'a'.repeat(65) },
        'ValidationError',
        /at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64/,
      ],
      'refuses a path that does not end with a slash': [
        { Path: '/team' },
        'ValidationError',
        'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
      ],
      'refuses a session of under an hour': [
        { MaxSessionDuration: 3599 },
        'ValidationError',
        /at 'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600/,
      ],
      'refuses a session of over twelve hours': [
        { MaxSessionDuration: 43_201 },
        'ValidationError',
        /at 'maxSessionDuration' failed to satisfy constraint: Member must have value less than or equal to 43200/,
      ],
      'refuses a description of 1,001 characters': [
        { Description: 'd'.repeat(1001) },
        'ValidationError',
        /at 'description' failed to satisfy constraint: Member must have length less than or equal to 1000/,
      ],
      'refuses a trust policy that is not JSON': [
        { AssumeRolePolicyDocument: 'nothing' },
        'MalformedPolicyDocumentException',
        'This policy contains invalid Json',
      ],
      'refuses a trust policy with a resource': [
        {
          AssumeRolePolicyDocument: document({
            Effect: 'Allow',
            Principal: '*',
            Action: 'sts:AssumeRole',
            Resource: '*',
          }),
        },
        'MalformedPolicyDocumentException',
        'Has prohibited field Resource',
      ],
      'refuses a trust policy for more than assuming the role': [
        {
          AssumeRolePolicyDocument: document({
            Effect: 'Allow',
            Principal: '*',
            Action: ['sts:AssumeRole', 'sts:GetCallerIdentity'],
          }),
        },
        'MalformedPolicyDocumentException',
        'AssumeRole policy may only specify STS AssumeRole actions.',
      ],
      'refuses a trust policy without a principal': [
        { AssumeRolePolicyDocument: document({ Effect: 'Allow', Action: 'sts:AssumeRole' }) },
        'MalformedPolicyDocumentException',
        'Missing required field Principal',
      ],
      'refuses to trust a service that is none': [
        { AssumeRolePolicyDocument: trust({ Service: 'lambda' }) },
        'MalformedPolicyDocumentException',
        'Invalid principal in policy: "SERVICE":"lambda"',
      ],
      'refuses a boundary that there is not': [
        { PermissionsBoundary: 'arn:aws:iam::aws:policy/NoSuchPolicy' },
        'NoSuchEntityException',
        'Scope ARN: arn:aws:iam::aws:policy/NoSuchPolicy does not exist or is not attachable.',
      ],
    }),
    'refuses to trust a role that does not exist': async (target) => {
      const arn = `arn:aws:iam::${target.accountId}:role/nobody-has-this-name`;
      await expect(create(target, { AssumeRolePolicyDocument: trust({ AWS: arn }) })).rejects.toMatchObject(
        refusal('MalformedPolicyDocumentException', `Invalid principal in policy: "AWS":"${arn}"`),
      );
    },
    'refuses a name that is taken, whatever its path and case': async (target) => {
      const { name } = await makeRole(target);
      const taken = name.toUpperCase();
      await expect(create(target, { RoleName: taken, Path: '/x/' })).rejects.toMatchObject({
        ...refusal('EntityAlreadyExistsException', `Role with name ${taken} already exists.`),
        $metadata: { httpStatusCode: 409 },
      });
    },
  },
  behaviour: {
    'makes a role with sessions of an hour, never used': async (target) => {
      const { name } = await makeRole(target);
      expect(await roleOf(target, name)).toMatchObject({ Path: '/', MaxSessionDuration: 3600, RoleLastUsed: {} });
    },
    'gives a role made anew another id': async (target) => {
      const iam = target.client(IAMClient);
      const { name: RoleName, id } = await makeRole(target);
      await iam.send(new DeleteRoleCommand({ RoleName }));
      expect((await makeRole(target, { RoleName })).id).not.toBe(id);
    },
    'may be unknown to others for a while': onlyLocally('the wait can be made long', async (target, local) => {
      const state = iamState(local.world, target.accountId);
      state.propagationMs = 10_000;
      const { arn } = await makeRole(target, { AssumeRolePolicyDocument: trust({ AWS: target.accountId }) });
      state.propagationMs = 0;
      const assume = () =>
        target.client(STSClient).send(new AssumeRoleCommand({ RoleArn: arn, RoleSessionName: 'now' }));
      await expect(assume()).rejects.toMatchObject({ name: 'AccessDenied' });
      local.clock.advance(10_001);
      expect(await assume()).toHaveProperty('Credentials');
    }),
  },
};
