import { AgentError } from '../agent-error.ts';
import type { Deps } from '../deps.ts';
import type { ResourceRequest } from '../request.ts';
import type { Done } from '../resource.ts';
import { continuesUnvalidated, readCertificate } from './certificate-properties.ts';
import { describeCertificate, recordsOf, showRecords } from './describe-certificate.ts';
import { notValidated, refuseIfFailed } from './failed-certificate.ts';

/** One look at a certificate on its way: writes its records where it may, and says whether the stack can go on. */
export const bringCertificate = async (
  deps: Deps,
  request: ResourceRequest,
  arn: string,
  last: boolean,
): Promise<Done | 'not yet'> => {
  const wanted = readCertificate(request);
  const certificate = await describeCertificate(deps, arn);
  if (!certificate) {
    if (!last) return 'not yet';
    throw new AgentError('certificate_gone', `The certificate ${arn} is gone.`, 'Somebody deleted it. Try again.');
  }
  refuseIfFailed(certificate);
  const records = recordsOf(certificate);
  const issued = certificate.Status === 'ISSUED';
  // an Update may have come for the sake of another zone, where the next renewal will look
  if (wanted.hostedZoneId !== undefined && (!issued || request.RequestType === 'Update')) {
    const { writeRecords } = await import('./hosted-zone-records.ts');
    await writeRecords(deps, wanted.hostedZoneId, records);
  }
  const done = doneWith(arn, certificate.Status ?? '', showRecords(records));
  if (issued) return done;
  // nobody waits again for what an earlier request of the stack has already waited for
  const waited = last || (request.RequestType === 'Update' && request.PhysicalResourceId === arn);
  if (continuesUnvalidated(request.ResourceProperties) && waited) return done;
  if (last) throw notValidated(records, wanted);
  if (wanted.hostedZoneId === undefined && records.length > 0)
    deps.log('A certificate waits until somebody adds its DNS records.', { arn, records: showRecords(records) });
  return 'not yet';
};

export const doneWith = (arn: string, status: string, records: string[]): Done => ({
  physicalId: arn,
  data: { Arn: arn, Status: status, ValidationRecords: fit(records) },
});

/** The answer must fit; ACM tells all of them. */
const fit = (records: string[]): string => {
  let shown = records.length;
  while (records.slice(0, shown).join('\n').length > 2500) shown -= 1;
  const more = records.length - shown;
  return [...records.slice(0, shown), ...(more > 0 ? [`and ${more} more, see the certificate in ACM`] : [])].join('\n');
};
