import type { Service } from '../operation.ts';
import { addTagsToCertificate } from './add-tags-to-certificate.ts';
import { deleteCertificate } from './delete-certificate.ts';
import { describeCertificate } from './describe-certificate.ts';
import { listCertificates } from './list-certificates.ts';
import { listTagsForCertificate } from './list-tags-for-certificate.ts';
import { removeTagsFromCertificate } from './remove-tags-from-certificate.ts';
import { requestCertificate } from './request-certificate.ts';

export const acm: Service = {
  name: 'acm',
  protocols: ['json-1.1'],
  operations: {
    AddTagsToCertificate: addTagsToCertificate,
    DeleteCertificate: deleteCertificate,
    DescribeCertificate: describeCertificate,
    ListCertificates: listCertificates,
    ListTagsForCertificate: listTagsForCertificate,
    RemoveTagsFromCertificate: removeTagsFromCertificate,
    RequestCertificate: requestCertificate,
  },
};
