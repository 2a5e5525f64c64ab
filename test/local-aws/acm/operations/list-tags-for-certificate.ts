import { ACMClient, ListTagsForCertificateCommand } from '@aws-sdk/client-acm';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeCertificate, missingArn } from '../make-certificate.ts';

const list = (target: Target, CertificateArn: string) =>
  target.client(ACMClient).send(new ListTagsForCertificateCommand({ CertificateArn }));

export const listTagsForCertificate: OperationTest = {
  fact: 'ACM API reference, ListTagsForCertificate: all tags at once.',
  shape: {
    'tells keys and values': async (target) => {
      const Tags = [{ Key: 'a', Value: '' }];
      const { arn } = await makeCertificate(target, { Tags });
      expect((await list(target, arn)).Tags).toEqual(Tags);
    },
  },
  validation: {
    'refuses a certificate that there is not': async (target) => {
      await expect(list(target, missingArn(target))).rejects.toMatchObject(
        refusal('ResourceNotFoundException', /^Could not find certificate arn:/),
      );
    },
  },
  behaviour: {
    'answers an empty list for a certificate without tags': async (target) => {
      const { arn } = await makeCertificate(target);
      expect((await list(target, arn)).Tags).toEqual([]);
    },
  },
};
