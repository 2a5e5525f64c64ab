import { IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Keys, Target } from '../../../support/start-target.ts';
import { document } from '../../iam/documents.ts';
import { makeKey, makeUser, type Made } from '../../iam/make-owners.ts';
import { assume, keysOf, makeTrustedRole } from '../trusted-role.ts';

const whoAmI = (target: Target, credentials?: Keys) =>
  target.client(STSClient, credentials === undefined ? {} : { credentials }).send(new GetCallerIdentityCommand({}));

const withKey = async (target: Target): Promise<{ user: Made; keys: Keys }> => {
  const user = await makeUser(target, { Path: '/people/' });
  const keys = await makeKey(target, user.name);
  return { user, keys };
};

export const getCallerIdentity: OperationTest = {
  fact: 'STS API reference, GetCallerIdentity: account, ARN and unique id of whoever signed; needs no permission, and a policy that denies it has no effect; the same is given to sessions.',
  shape: {
    'answers account, ARN and unique id': async (target) => {
      const { $metadata: _, ...answer } = await whoAmI(target);
      expect(answer).toEqual({
        Account: target.accountId,
        Arn: expect.stringMatching(new RegExp(`^arn:aws[a-z-]*:(iam|sts)::${target.accountId}:`)),
        UserId: expect.stringMatching(/^(A[A-Z0-9]{20}(:.+)?|\d{12})$/),
      });
    },
    'answers a user with the path, a session without': async (target) => {
      const { user, keys } = await withKey(target);
      expect(await whoAmI(target, keys)).toMatchObject({ Arn: user.arn, UserId: user.id });
      const role = await makeTrustedRole(target, { path: '/partners/' });
      const { Credentials } = await assume(target, { RoleArn: role.arn });
      expect(await whoAmI(target, keysOf(Credentials))).toMatchObject({
        Arn: `arn:aws:sts::${target.accountId}:assumed-role/${role.name}/visit`,
        UserId: `${role.id}:visit`,
      });
    },
  },
  validation: {
    'refuses a key that there is not': async (target) => {
      const keys = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x'.repeat(40) };
      await expect(whoAmI(target, keys)).rejects.toMatchObject({
        ...refusal('InvalidClientTokenId', 'The security token included in the request is invalid.'),
        $metadata: { httpStatusCode: 403 },
      });
    },
    'refuses another secret': async (target) => {
      const { keys } = await withKey(target);
      await expect(whoAmI(target, { ...keys, secretAccessKey: 'x'.repeat(40) })).rejects.toMatchObject(
        refusal('SignatureDoesNotMatch', /^The request signature we calculated does not match the signature/),
      );
    },
    'refuses the keys of a session with another token': async (target) => {
      const role = await makeTrustedRole(target);
      const { Credentials } = await assume(target, { RoleArn: role.arn });
      const keys = { ...keysOf(Credentials), sessionToken: 'IQoJb3JpZ2luX2VjAnother' };
      await expect(whoAmI(target, keys)).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    },
  },
  behaviour: {
    'needs no permission, and cannot be denied': async (target) => {
      const { user, keys } = await withKey(target);
      const PolicyDocument = document({ Effect: 'Deny', Action: '*', Resource: '*' });
      const deny = { UserName: user.name, PolicyName: 'deny', PolicyDocument };
      await target.client(IAMClient).send(new PutUserPolicyCommand(deny));
      expect(await whoAmI(target, keys)).toMatchObject({ Arn: user.arn });
    },
    'answers the same in every region': async (target) => {
      const { Arn } = await whoAmI(target);
      const elsewhere = target.client(STSClient, { region: 'us-west-2' });
      expect(await elsewhere.send(new GetCallerIdentityCommand({}))).toMatchObject({ Arn });
    },
  },
};
