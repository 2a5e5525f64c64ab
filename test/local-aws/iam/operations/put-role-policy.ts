import {
  GetRolePolicyCommand,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
  IAMClient,
  type PutRolePolicyCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { decoded, document, listBuckets, longDocument, malformed, readQueues } from '../documents.ts';
import { makeRole } from '../make-owners.ts';

const put = async (target: Target, input: Partial<PutRolePolicyCommandInput>) =>
  target.client(IAMClient).send(
    new PutRolePolicyCommand({
      RoleName: input.RoleName ?? (await makeRole(target)).name,
      PolicyName: 'own',
      PolicyDocument: readQueues,
      ...input,
    }),
  );

export const putRolePolicy: OperationTest = {
  fact: 'IAM API reference, PutRolePolicy: adds or replaces an inline policy; IAM quotas: 10,240 characters for all inline policies of a role, white space not counted; grammar of policies: IAM user guide, JSON policy element reference.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { $metadata, ...rest } = await put(target, {});
      expect(rest).toEqual({});
      expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
    'keeps the document as it was written': async (target) => {
      const { name } = await makeRole(target);
      const PolicyDocument = document({ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::a/(b)*' });
      await put(target, { RoleName: name, PolicyDocument });
      const get = new GetRolePolicyCommand({ RoleName: name, PolicyName: 'own' });
      const found = await target.client(IAMClient).send(get);
      expect(found.PolicyDocument).not.toContain('(');
      expect(decoded(found.PolicyDocument)).toBe(PolicyDocument);
    },
  },
  validation: {
    ...refusals(put, {
      'refuses a role that there is not': [
        { RoleName: 'nobody-has-this-name' },
        'NoSuchEntityException',
        'The role with name nobody-has-this-name cannot be found.',
      ],
      'refuses a name with a slash': [
        { RoleName: 'a/b' },
        'ValidationError',
        'The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
      ],
      'refuses a policy name with a space': [
        { PolicyName: 'a b' },
        'ValidationError',
        'The specified value for policyName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
      ],
      'refuses a policy name of 129 characters': [
        { PolicyName: 'a'.repeat(129) },
        'ValidationError',
        /at 'policyName' failed to satisfy constraint: Member must have length less than or equal to 128/,
      ],
    }),
    'refuses what is no policy, saying why': async (target) => {
      const { name } = await makeRole(target);
      for (const [PolicyDocument, words] of malformed) {
        await expect(put(target, { RoleName: name, PolicyDocument })).rejects.toMatchObject(
          refusal('MalformedPolicyDocumentException', words),
        );
      }
    },
    'refuses more than 10,240 characters in all': async (target) => {
      const { name } = await makeRole(target);
      await expect(put(target, { RoleName: name, PolicyDocument: longDocument() })).rejects.toMatchObject(
        refusal('LimitExceededException', `Maximum policy size of 10240 bytes exceeded for role ${name}`),
      );
    },
  },
  behaviour: {
    'does not count white space': async (target) => {
      await put(target, { PolicyDocument: readQueues + ' '.repeat(20_000) });
    },
    'replaces a policy of the same name, and keeps others': async (target) => {
      const { name } = await makeRole(target);
      const iam = target.client(IAMClient);
      await put(target, { RoleName: name, PolicyName: 'other' });
      await put(target, { RoleName: name });
      await put(target, { RoleName: name, PolicyDocument: listBuckets });
      const get = new GetRolePolicyCommand({ RoleName: name, PolicyName: 'own' });
      expect(decoded((await iam.send(get)).PolicyDocument)).toBe(listBuckets);
      const { PolicyNames } = await iam.send(new ListRolePoliciesCommand({ RoleName: name }));
      expect(PolicyNames?.sort()).toEqual(['other', 'own']);
    },
  },
};
