import { ACMClient, AddTagsToCertificateCommand, ListTagsForCertificateCommand, type Tag } from '@aws-sdk/client-acm';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeCertificate, missingArn } from '../make-certificate.ts';

const add = (target: Target, CertificateArn: string, Tags: Tag[]) =>
  target.client(ACMClient).send(new AddTagsToCertificateCommand({ CertificateArn, Tags }));
const addToNew = async (target: Target, tags: Tag[]) => {
  const { arn } = await makeCertificate(target, { Tags: [{ Key: 'first', Value: '1' }] });
  await add(target, arn, tags);
  const { Tags } = await target.client(ACMClient).send(new ListTagsForCertificateCommand({ CertificateArn: arn }));
  return Tags;
};

export const addTagsToCertificate: OperationTest = {
  fact: 'ACM API reference, AddTagsToCertificate: fifty tags; keys that begin with aws: are reserved; a key that is there takes the new value.',
  shape: {
    'keeps the tags that are there': async (target) => {
      const tags = [{ Key: 'second', Value: '2' }];
      expect(await addToNew(target, tags)).toEqual([{ Key: 'first', Value: '1' }, ...tags]);
    },
  },
  validation: {
    ...refusals(addToNew, {
      'refuses a reserved key': [
        [{ Key: 'aws:x', Value: '1' }],
        'ValidationException',
        'Invalid Tag Key: "aws:x". AWS internal tags cannot be changed with this API',
      ],
      'refuses a key of more than 128 characters, and a sign that none may have': [
        [
          { Key: 'k'.repeat(129), Value: '' },
          { Key: 'a', Value: '$' },
        ],
        'ValidationException',
        /^2 validation errors detected: .* at 'tags\.1\.member\.key' .* less than or equal to 128; Value '\$' at 'tags\.2\.member\.value' /,
      ],
      'refuses more than fifty in all': [
        Array.from({ length: 50 }, (_, i) => ({ Key: `key${i}`, Value: '' })),
        'TooManyTagsException',
        /^the TagSet: '\{first=1, key0=, .*\}' contains too many Tags$/,
      ],
    }),
    'refuses a certificate that there is not': async (target) => {
      const adding = add(target, missingArn(target), [{ Key: 'a', Value: 'b' }]);
      await expect(adding).rejects.toMatchObject(
        refusal('ResourceNotFoundException', /^Could not find certificate arn:/),
      );
    },
  },
  behaviour: {
    'changes the value of a key': async (target) => {
      expect(await addToNew(target, [{ Key: 'first', Value: 'one' }])).toEqual([{ Key: 'first', Value: 'one' }]);
    },
  },
};
