import { ChangeResourceRecordSetsCommand, Route53Client, type ChangeAction } from '@aws-sdk/client-route-53';
import { clientSettings } from '../aws/client-settings.ts';
import type { Deps } from '../deps.ts';
import { describeError, isDenied } from '../describe-error.ts';
import { certificateRegion } from './certificate-names.ts';
import type { ValidationRecord } from './describe-certificate.ts';
import { isRefusal, orRefuses } from './refusal.ts';

const change = async (deps: Deps, zone: string, Action: ChangeAction, records: ValidationRecord[]): Promise<void> => {
  // Route 53 knows no regions; its calls are signed for this one
  const route53 = new Route53Client(clientSettings(deps.config, certificateRegion));
  const Changes = records.map(({ name, value }) => ({
    Action,
    ResourceRecordSet: { Name: name, Type: 'CNAME' as const, TTL: 60, ResourceRecords: [{ Value: value }] },
  }));
  const command = new ChangeResourceRecordSetsCommand({ HostedZoneId: zone, ChangeBatch: { Changes } });
  await route53.send(command, { abortSignal: deps.signal });
};

/** To write a record again changes nothing, so nobody has to remember between two looks whether it was written. */
export const writeRecords = async (deps: Deps, zone: string, records: ValidationRecord[]): Promise<void> => {
  if (records.length > 0) await orRefuses('Route 53', change(deps, zone, 'UPSERT', records));
};

/** Route 53 removes a record only if it still has this value; what somebody has changed since is left, and said. */
export const removeRecords = async (deps: Deps, zone: string, records: ValidationRecord[]): Promise<void> => {
  for (const record of records)
    await change(deps, zone, 'DELETE', [record]).catch((error: unknown) => {
      if (!isRefusal(error) && !isDenied(error)) throw error;
      deps.log('A validation record was left in its zone.', { zone, name: record.name, ...describeError(error) });
    });
};
