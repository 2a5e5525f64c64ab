import type { AddTagsToCertificateCommandInput } from '@aws-sdk/client-acm';
import type { Operation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { findCertificate, onCertificate } from './find-certificate.ts';
import { checkTags, checkTagTexts, tagRecord } from './tags.ts';

export const addTagsToCertificate: Operation<AddTagsToCertificateCommandInput, object> = {
  authorize: (call, { CertificateArn, Tags }) =>
    onCertificate(call, 'AddTagsToCertificate', CertificateArn, requestTagContext(tagRecord(Tags))),
  run: (call, { CertificateArn, Tags }) => {
    checkTagTexts(Tags);
    const certificate = findCertificate(call, CertificateArn);
    checkTags(Tags, certificate.tags);
    certificate.tags = { ...certificate.tags, ...tagRecord(Tags) };
    return {};
  },
};
