import { ACMClient, DeleteCertificateCommand } from '@aws-sdk/client-acm';
import { CloudFrontClient, DeleteDistributionCommand } from '@aws-sdk/client-cloudfront';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeDistribution } from '../../cloudfront/make-distribution.ts';
import { describeCertificate, makeCertificate, makeIssued, missingArn } from '../make-certificate.ts';

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
    'refuses while a distribution serves with it, and some minutes longer': onlyLocally(
      'minutes',
      async (target, local) => {
        const { arn, there } = await makeIssued(target, local);
        const ViewerCertificate = { ACMCertificateArn: arn, SSLSupportMethod: 'sni-only' as const };
        const { id, etag } = await makeDistribution(target, { ViewerCertificate });
        const distribution = `arn:aws:cloudfront::${target.accountId}:distribution/${id}`;
        expect((await describeCertificate(there, arn)).InUseBy).toEqual([distribution]);
        local.clock.advance(10_000);
        await target.client(CloudFrontClient).send(new DeleteDistributionCommand({ Id: id, IfMatch: etag }));
        const inUse = `Certificate ${arn} in account ${target.accountId} is in use.`;
        await expect(remove(there, arn)).rejects.toMatchObject(refusal('ResourceInUseException', inUse));
        local.clock.advance(10 * 60_000);
        await remove(there, arn);
      },
    ),
  },
};
