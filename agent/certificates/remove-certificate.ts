import { DeleteCertificateCommand, type CertificateDetail } from '@aws-sdk/client-acm';
import type { Deps } from '../deps.ts';
import { describeError, isDenied, isMissing } from '../describe-error.ts';
import { forgetLeft, noteLeft } from '../left-notes.ts';
import type { ResourceRequest } from '../request.ts';
import { acm } from './acm.ts';
import { certificateName, removedTag } from './certificate-names.ts';
import { hostedZoneOf } from './certificate-properties.ts';
import { describeCertificate, recordsOf } from './describe-certificate.ts';
import { findOwn, isMadeFor, tagsOf } from './find-certificates.ts';
import { addTags } from './update-tags.ts';

export type Removal = 'gone' | 'in use';

/** Removes what was made for this resource, with its records. While something serves with it, it stays, marked. */
export const removeCertificate = async (deps: Deps, request: ResourceRequest, arn: string): Promise<Removal> => {
  const certificate = await describeCertificate(deps, arn);
  if (!certificate) return 'gone';
  const tags = await tagsOf(deps, arn);
  if (!isMadeFor(tags, request)) {
    deps.log('A certificate was not made for this resource, and stays.', { arn });
    return 'gone';
  }
  const isMarked = tags[removedTag] !== undefined;
  if (certificate.InUseBy?.length) {
    if (isMarked) return 'in use';
    await noteLeft(deps, 'certificate', certificateName(arn));
    await addTags(deps, request, arn, { [removedTag]: new Date(deps.clock.now()).toISOString() });
    return 'in use';
  }
  // before the certificate, which is what tells the records
  const zone = hostedZoneOf(request.ResourceProperties);
  if (zone !== undefined) await removeOwnRecords(deps, request, zone, certificate);
  const ending = await tryDelete(deps, arn);
  if (ending === 'gone' && isMarked) await forgetLeft(deps, 'certificate', certificateName(arn));
  return ending;
};

/** The last try of an uninstall at what stacks have given up. */
export const sweepCertificate = async (deps: Deps, arn: string): Promise<Removal> =>
  (await tagsOf(deps, arn))[removedTag] === undefined ? 'gone' : tryDelete(deps, arn);

const removeOwnRecords = async (deps: Deps, request: ResourceRequest, zone: string, certificate: CertificateDetail) => {
  const { neededNames, validatedName } = await import('./needed-names.ts');
  const { removeRecords } = await import('./hosted-zone-records.ts');
  const needed = await neededNames(deps, request, certificate.CertificateArn ?? '');
  const { DomainValidationOptions = [] } = certificate;
  const free = DomainValidationOptions.filter(({ DomainName = '' }) => !needed.has(validatedName(DomainName)));
  await removeRecords(deps, zone, recordsOf({ DomainValidationOptions: free }));
};

const tryDelete = async (deps: Deps, arn: string): Promise<Removal> => {
  try {
    await acm(deps.config).send(new DeleteCertificateCommand({ CertificateArn: arn }), { abortSignal: deps.signal });
    return 'gone';
  } catch (error) {
    if (isMissing(error)) return 'gone';
    if (error instanceof Error && error.name === 'ResourceInUseException') return 'in use';
    throw error;
  }
};

/** What requests that failed or were stopped have left: nothing of the stack knows it. */
export const removeStrays = async (
  deps: Deps,
  request: ResourceRequest,
  keep: (string | undefined)[],
  madeBy = Infinity,
): Promise<void> => {
  try {
    for (const { CertificateArn, CreatedAt } of await findOwn(deps, request)) {
      if (!CertificateArn || keep.includes(CertificateArn)) continue;
      if (Number(CreatedAt) <= madeBy) await removeCertificate(deps, request, CertificateArn);
    }
  } catch (error) {
    if (!isDenied(error)) throw error;
    deps.log('It was denied to look for certificates that nobody uses.', { ...describeError(error) });
  }
};
