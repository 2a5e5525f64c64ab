import type { HostedZone, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { accountState } from '../state.ts';

export type Change = { id: string; submittedAt: number; comment?: string };

/** A record set, and since when: name servers have it a minute later. */
export type StoredRecord = { set: ResourceRecordSet & { Name: string; Type: string }; changedAt: number };

export type Zone = {
  id: string;
  name: string;
  callerReference: string;
  comment: string | undefined;
  /** The change that made it, for whoever creates it or asks for it. */
  change: Change;
  nameServers: string[];
  records: StoredRecord[];
};

export type Route53State = { zones: Map<string, Zone>; changes: Map<string, Change> };

export const route53State = accountState<Route53State>('route53', () => ({ zones: new Map(), changes: new Map() }));

/** How long a change takes to reach all name servers. */
export const propagationMs = 60_000;

export const presentZone = (zone: Zone): HostedZone => ({
  Id: `/hostedzone/${zone.id}`,
  Name: zone.name,
  CallerReference: zone.callerReference,
  Config: { ...(zone.comment === undefined ? {} : { Comment: zone.comment }), PrivateZone: false },
  ResourceRecordSetCount: zone.records.length,
});
