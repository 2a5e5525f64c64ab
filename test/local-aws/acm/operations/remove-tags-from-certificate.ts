import {
  ACMClient,
  ListTagsForCertificateCommand,
  RemoveTagsFromCertificateCommand,
  type Tag,
} from '@aws-sdk/client-acm';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeCertificate, missingArn } from '../make-certificate.ts';

const remove = (target: Target, CertificateArn: string, Tags: Tag[]) =>
  target.client(ACMClient).send(new RemoveTagsFromCertificateCommand({ CertificateArn, Tags }));
const keysAfter = async (target: Target, tags: Tag[]) => {
  const Tags = ['a', 'b'].map((Key) => ({ Key, Value: '1' }));
  const { arn } = await makeCertificate(target, { Tags });
  await remove(target, arn, tags);
  const left = await target.client(ACMClient).send(new ListTagsForCertificateCommand({ CertificateArn: arn }));
  return left.Tags?.map(({ Key }) => Key);
};

export const removeTagsFromCertificate: OperationTest = {
  fact: 'ACM API reference, RemoveTagsFromCertificate: without a value the tag goes whatever its value is, with one only if it has that value. Reserved tags: getmoto/moto tests/test_acm.',
  shape: {
    'takes a tag away by its key': async (target) => {
      expect(await keysAfter(target, [{ Key: 'a' }])).toEqual(['b']);
    },
  },
  validation: {
    'refuses a certificate that there is not': async (target) => {
      const removing = remove(target, missingArn(target), [{ Key: 'a' }]);
      await expect(removing).rejects.toMatchObject(
        refusal('ResourceNotFoundException', /^Could not find certificate arn:/),
      );
    },
    'refuses a tag of the kind that AWS makes': async (target) => {
      const { arn } = await makeCertificate(target);
      await expect(remove(target, arn, [{ Key: 'aws:team', Value: 'a' }])).rejects.toMatchObject(
        refusal('ValidationException', /AWS internal tags cannot be changed with this API/),
      );
    },
  },
  behaviour: {
    'leaves a tag that has another value': async (target) => {
      const tags = [
        { Key: 'a', Value: '2' },
        { Key: 'b', Value: '1' },
      ];
      expect(await keysAfter(target, tags)).toEqual(['a']);
    },
    'does not mind a key that is not there': async (target) => {
      expect(await keysAfter(target, [{ Key: 'c' }])).toEqual(['a', 'b']);
    },
  },
};
