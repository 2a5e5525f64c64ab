import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { decoded, document, listBuckets, longDocument, malformed, readQueues } from '../documents.ts';
import type { OwnerInput, OwnerKind } from '../owner-kinds.ts';

export const putOwnerPolicy = (owner: OwnerKind): OperationTest => {
  const { kind, Kind, inlineQuota, make } = owner;
  const put = async (target: Target, input: OwnerInput<'putPolicy'>) =>
    owner.putPolicy(target, {
      Name: input.Name ?? (await make(target)).name,
      PolicyName: 'own',
      PolicyDocument: readQueues,
      ...input,
    });

  return {
    fact: `IAM API reference, Put${Kind}Policy: adds or replaces an inline policy; IAM quotas: 10,240 characters for all inline policies of a role and 2,048 for those of a user, white space not counted; grammar of policies: IAM user guide, JSON policy element reference.`,
    shape: {
      'answers nothing but its request id': async (target) => {
        const { $metadata, ...rest } = await put(target, {});
        expect(rest).toEqual({});
        expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
      },
      'keeps the document as it was written': async (target) => {
        const { name } = await make(target);
        const PolicyDocument = document({ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::a/(b)*' });
        await put(target, { Name: name, PolicyDocument });
        const found = await owner.getPolicy(target, { Name: name, PolicyName: 'own' });
        expect(found.PolicyDocument).not.toContain('(');
        expect(decoded(found.PolicyDocument)).toBe(PolicyDocument);
      },
    },
    validation: {
      ...refusals(put, {
        [`refuses a ${kind} that there is not`]: [
          { Name: 'nobody-has-this-name' },
          'NoSuchEntityException',
          `The ${kind} with name nobody-has-this-name cannot be found.`,
        ],
        'refuses a name with a slash': [
          { Name: 'a/b' },
          'ValidationError',
          `The specified value for ${kind}Name is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
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
        const { name } = await make(target);
        for (const [PolicyDocument, words] of malformed) {
          await expect(put(target, { Name: name, PolicyDocument })).rejects.toMatchObject(
            refusal('MalformedPolicyDocumentException', words),
          );
        }
      },
      [`refuses more than ${inlineQuota} characters in all`]: async (target) => {
        const { name } = await make(target);
        await expect(put(target, { Name: name, PolicyDocument: longDocument() })).rejects.toMatchObject(
          refusal('LimitExceededException', `Maximum policy size of ${inlineQuota} bytes exceeded for ${kind} ${name}`),
        );
      },
    },
    behaviour: {
      'does not count white space': async (target) => {
        await put(target, { PolicyDocument: readQueues + ' '.repeat(20_000) });
      },
      'replaces a policy of the same name, and keeps others': async (target) => {
        const { name } = await make(target);
        await put(target, { Name: name, PolicyName: 'other' });
        await put(target, { Name: name });
        await put(target, { Name: name, PolicyDocument: listBuckets });
        expect(decoded((await owner.getPolicy(target, { Name: name, PolicyName: 'own' })).PolicyDocument)).toBe(
          listBuckets,
        );
        const { PolicyNames } = await owner.listPolicies(target, { Name: name });
        expect(PolicyNames?.sort()).toEqual(['other', 'own']);
      },
    },
  };
};
