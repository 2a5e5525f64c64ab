import { ACMClient, DeleteCertificateCommand } from '@aws-sdk/client-acm';
import { expect } from '@jest/globals';
import { setInUse } from '../../../../local-aws/acm/in-use.ts';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { describeCertificate, makeCertificate, missingArn } from '../make-certificate.ts';

const remove = (target: Target, CertificateArn: string) =>
  target.client(ACMClient).send(new DeleteCertificateCommand({ CertificateArn }));

export const deleteCertificate: OperationTest = {
  fact: 'ACM API reference, DeleteCertificate: ResourceInUseException while another service uses it; ResourceNotFoundException the second time.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...answer } = await remove(target, (await makeCertificate(target)).arn);
      expect([$metadata.httpStatusCode, answer]).toEqual([200, {}]);
    },
  },
  validation: refusals(remove, {
    'refuses what is no ARN': [
      'certificate',
      'ValidationException',
      /at 'certificateArn' failed to satisfy constraint/,
    ],
  }),
  behaviour: {
    'takes the certificate away, once': async (target) => {
      const { arn } = await makeCertificate(target);
      await remove(target, arn);
      const gone = refusal('ResourceNotFoundException', `Could not find certificate ${arn}.`);
      await expect(describeCertificate(target, arn)).rejects.toMatchObject(gone);
      await expect(remove(target, arn)).rejects.toMatchObject(gone);
    },
    'does not know one that there is not': async (target) => {
      await expect(remove(target, missingArn(target))).rejects.toMatchObject(
        refusal('ResourceNotFoundException', /^Could not find certificate arn:/),
      );
    },
    'refuses while something serves with it': onlyLocally('something that serves with it', async (target, local) => {
      const { arn } = await makeCertificate(target);
      const distribution = `arn:aws:cloudfront::${target.accountId}:distribution/E1`;
      setInUse(local.world, arn, [distribution]);
      expect((await describeCertificate(target, arn)).InUseBy).toEqual([distribution]);
      const inUse = `Certificate ${arn} in account ${target.accountId} is in use.`;
      await expect(remove(target, arn)).rejects.toMatchObject(refusal('ResourceInUseException', inUse));
      setInUse(local.world, arn, []);
      await remove(target, arn);
    }),
  },
};
