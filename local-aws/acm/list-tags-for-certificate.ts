import type { ListTagsForCertificateCommandInput, ListTagsForCertificateCommandOutput } from '@aws-sdk/client-acm';
import type { Operation } from '../operation.ts';
import { findCertificate, onCertificate } from './find-certificate.ts';

type Output = Partial<ListTagsForCertificateCommandOutput>;

export const listTagsForCertificate: Operation<ListTagsForCertificateCommandInput, Output> = {
  authorize: (call, { CertificateArn }) => onCertificate(call, 'ListTagsForCertificate', CertificateArn),
  run: (call, { CertificateArn }) => ({
    Tags: Object.entries(findCertificate(call, CertificateArn).tags).map(([Key, Value]) => ({ Key, Value })),
  }),
};
