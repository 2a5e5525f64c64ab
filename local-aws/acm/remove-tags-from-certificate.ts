import type { RemoveTagsFromCertificateCommandInput } from '@aws-sdk/client-acm';
import type { Operation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { findCertificate, onCertificate } from './find-certificate.ts';
import { checkTagTexts, refuseInternalTags, tagRecord } from './tags.ts';

/** A tag that is named with a value goes only if it has that value. */
export const removeTagsFromCertificate: Operation<RemoveTagsFromCertificateCommandInput, object> = {
  authorize: (call, { CertificateArn, Tags }) =>
    onCertificate(call, 'RemoveTagsFromCertificate', CertificateArn, requestTagContext(tagRecord(Tags))),
  run: (call, { CertificateArn, Tags = [] }) => {
    checkTagTexts(Tags);
    const { tags } = findCertificate(call, CertificateArn);
    refuseInternalTags(Tags);
    for (const { Key = '', Value } of Tags) if (Value === undefined || tags[Key] === Value) delete tags[Key];
    return {};
  },
};
