import {
  CreateUserCommand,
  DeleteUserCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListUserPoliciesCommand,
  PutUserPolicyCommand,
  type CreateUserCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { document, readOnly } from '../documents.ts';
import { makeKey, makeUser } from '../make-owners.ts';

const create = async (target: Target, input: Partial<CreateUserCommandInput>) => makeUser(target, input);

export const createUser: OperationTest = {
  fact: 'IAM API reference, CreateUser and User: names of 64 characters, unique whatever their case and path.',
  shape: {
    'answers the user with its path, ids, time, tags and boundary': async (target) => {
      const iam = target.client(IAMClient);
      const UserName = target.unique('shape');
      const input = { Path: '/team/', Tags: [{ Key: 'k', Value: 'v' }], PermissionsBoundary: readOnly };
      const { User } = await iam.send(new CreateUserCommand({ ...input, UserName }));
      target.afterwards(() => iam.send(new DeleteUserCommand({ UserName })));
      expect(User).toEqual({
        Path: '/team/',
        UserName,
        UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
        Arn: `arn:aws:iam::${target.accountId}:user/team/${UserName}`,
        CreateDate: expect.any(Date),
        Tags: input.Tags,
        PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: readOnly },
      });
    },
  },
  validation: {
    ...refusals(create, {
      'refuses a name with a slash': [
        { UserName: 'a/b' },
        'ValidationError',
        'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
      ],
      'refuses a name of 65 characters': [
        { UserName: 'a'.repeat(65) },
        'ValidationError',
        /at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64/,
      ],
      'refuses a path that does not begin with a slash': [
        { Path: 'team/' },
        'ValidationError',
        'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
      ],
      'refuses a boundary that there is not': [
        { PermissionsBoundary: 'arn:aws:iam::aws:policy/NoSuchPolicy' },
        'NoSuchEntityException',
        'Scope ARN: arn:aws:iam::aws:policy/NoSuchPolicy does not exist or is not attachable.',
      ],
    }),
    'refuses a name that is taken, whatever its path and case': async (target) => {
      const taken = (await makeUser(target)).name.toUpperCase();
      await expect(create(target, { UserName: taken, Path: '/x/' })).rejects.toMatchObject({
        ...refusal('EntityAlreadyExistsException', `User with name ${taken} already exists.`),
        $metadata: { httpStatusCode: 409 },
      });
    },
  },
  behaviour: {
    'needs the permission to tag, too, where it tags': async (target) => {
      const { name, arn } = await makeUser(target);
      const PolicyDocument = document({ Effect: 'Allow', Action: 'iam:CreateUser', Resource: '*' });
      const allow = { UserName: name, PolicyName: 'create', PolicyDocument };
      await target.client(IAMClient).send(new PutUserPolicyCommand(allow));
      const iam = target.client(IAMClient, { credentials: await makeKey(target, name) });
      const UserName = target.unique('tagged');
      const tagging = new CreateUserCommand({ UserName, Tags: [{ Key: 'a', Value: 'b' }] });
      await expect(iam.send(tagging)).rejects.toMatchObject(
        refusal('AccessDenied', new RegExp(`^User: ${arn} is not authorized to perform: iam:TagUser on resource: `)),
      );
    },
    'makes a user without keys and policies': async (target) => {
      const { name: UserName } = await makeUser(target);
      const iam = target.client(IAMClient);
      expect(await iam.send(new ListAccessKeysCommand({ UserName }))).toMatchObject({ AccessKeyMetadata: [] });
      expect(await iam.send(new ListUserPoliciesCommand({ UserName }))).toMatchObject({ PolicyNames: [] });
    },
  },
};
