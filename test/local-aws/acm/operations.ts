import type { OperationTest } from '../../support/operation-test.ts';
import { addTagsToCertificate } from './operations/add-tags-to-certificate.ts';
import { deleteCertificate } from './operations/delete-certificate.ts';
import { describeCertificate } from './operations/describe-certificate.ts';
import { listCertificates } from './operations/list-certificates.ts';
import { listTagsForCertificate } from './operations/list-tags-for-certificate.ts';
import { removeTagsFromCertificate } from './operations/remove-tags-from-certificate.ts';
import { requestCertificate } from './operations/request-certificate.ts';

export const acmOperationTests: Record<string, OperationTest> = {
  AddTagsToCertificate: addTagsToCertificate,
  DeleteCertificate: deleteCertificate,
  DescribeCertificate: describeCertificate,
  ListCertificates: listCertificates,
  ListTagsForCertificate: listTagsForCertificate,
  RemoveTagsFromCertificate: removeTagsFromCertificate,
  RequestCertificate: requestCertificate,
};
