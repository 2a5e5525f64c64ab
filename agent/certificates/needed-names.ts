import type { CertificateSummary } from '@aws-sdk/client-acm';
import { setMaxListeners } from 'node:events';
import type { Deps } from '../deps.ts';
import { isDenied } from '../describe-error.ts';
import { homeRegionOf } from '../names.ts';
import { listRegions } from '../regions/list-regions.ts';
import type { ResourceRequest } from '../request.ts';
import { certificateRegion } from './certificate-names.ts';
import { listCertificates } from './find-certificates.ts';

/** A wildcard is validated by the record of the name that it stands under. */
export const validatedName = (name: string): string => name.toLowerCase().replace(/^\*\./, '');

/**
 * The names whose records other certificates of the account need to be issued or renewed. ACM gives a name one record for all
 * certificates of an account, in whatever region, so this looks everywhere: a renewal would fail a year later, unnoticed.
 */
export const neededNames = async (deps: Deps, request: ResourceRequest, except: string): Promise<Set<string>> => {
  const known = [certificateRegion, homeRegionOf(request.StackId)];
  const { enabled } = await listRegions(deps, known);
  // thirty regions listen to it at once, which is no leak
  setMaxListeners(0, deps.signal);
  const lists = await Promise.all([...new Set([...known, ...enabled])].map((region) => listOrNone(deps, region)));
  const needing = lists
    .flat()
    .filter(({ CertificateArn }) => CertificateArn !== except)
    .filter(({ Status, Type }) => (Status === 'ISSUED' || Status === 'PENDING_VALIDATION') && Type !== 'IMPORTED');
  return new Set(
    needing
      .flatMap(({ DomainName = '', SubjectAlternativeNameSummaries = [] }) => [
        DomainName,
        ...SubjectAlternativeNameSummaries,
      ])
      .map(validatedName),
  );
};

/** A region that the organization denies has no certificates that anybody could use. */
const listOrNone = async (deps: Deps, region: string): Promise<CertificateSummary[]> => {
  try {
    return await listCertificates(deps, region);
  } catch (error) {
    if (region === certificateRegion || !isDenied(error)) throw error;
    return [];
  }
};
