import type { Deps } from '../deps.ts';
import type { ResourceRequest } from '../request.ts';
import { isCertificateArn } from './certificate-names.ts';
import { readCertificate, type WantedCertificate } from './certificate-properties.ts';
import { describeCertificate, namesOn } from './describe-certificate.ts';
import { findOwn } from './find-certificates.ts';
import { requestCertificate } from './request-certificate.ts';
import { updateTags } from './update-tags.ts';

/**
 * The certificate that this request is about. An Update keeps the one it has while its names are the same; when a stack is
 * rolled back, the former one is still there, and whatever uses it goes on using it.
 */
export const obtainCertificate = async (deps: Deps, request: ResourceRequest): Promise<string> => {
  const wanted = readCertificate(request);
  const found = request.RequestType === 'Update' ? await findPresent(deps, request, wanted) : undefined;
  if (found === undefined) return requestCertificate(deps, request, wanted);
  await updateTags(deps, request, found, wanted.tags);
  return found;
};

const findPresent = async (
  deps: Deps,
  request: ResourceRequest,
  wanted: WantedCertificate,
): Promise<string | undefined> => {
  const id = request.PhysicalResourceId;
  if (isCertificateArn(id, request)) {
    const current = await describeCertificate(deps, id);
    if (current && isAlive(current.Status) && isSame(namesOn(current), wanted)) return id;
  }
  for (const { CertificateArn, Status } of await findOwn(deps, request)) {
    if (!CertificateArn || CertificateArn === id || !isAlive(Status)) continue;
    const former = await describeCertificate(deps, CertificateArn);
    if (former && isSame(namesOn(former), wanted)) return CertificateArn;
  }
  return undefined;
};

const isSame = (names: string[], wanted: WantedCertificate): boolean =>
  names[0] === wanted.domainName &&
  names.length === wanted.names.length &&
  names.every((name) => wanted.names.includes(name));

/** What failed, timed out, expired or was revoked can only be asked for anew. */
const isAlive = (status: string | undefined): boolean => status === 'ISSUED' || status === 'PENDING_VALIDATION';
