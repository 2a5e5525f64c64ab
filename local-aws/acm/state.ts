import { createHash } from 'node:crypto';
import { regionalState } from '../state.ts';
import type { World } from '../world.ts';

export type Certificate = {
  arn: string;
  account: string;
  region: string;
  domainName: string;
  /** All names, the domain name first. */
  names: string[];
  keyAlgorithm: string;
  transparencyLogging: 'ENABLED' | 'DISABLED';
  tags: Record<string, string>;
  requestedAt: number;
  status: 'PENDING_VALIDATION' | 'ISSUED' | 'FAILED' | 'VALIDATION_TIMED_OUT';
  settledAt?: number;
  failureReason?: 'CAA_ERROR' | 'INVALID_PUBLIC_DOMAIN';
  /** ARN of what serves with it → until when. */
  inUse: Record<string, number>;
};

export type AcmState = {
  certificates: Map<string, Certificate>;
  /** Which certificate a token stood for in which request, and since when: it does for an hour. */
  tokens: Map<string, { arn: string; at: number }>;
};

export const acmState = regionalState<AcmState>('acm', () => ({ certificates: new Map(), tokens: new Map() }));

export const certificateArn = (world: World, account: string, region: string, id: string): string =>
  `arn:${world.partition}:acm:${region}:${account}:certificate/${id}`;

/** A wildcard is validated by the record of the name that it stands under. */
export const baseName = (name: string): string => name.replace(/^\*\./, '').toLowerCase();

/** The same for each certificate of an account that has the name, in whatever region. */
export const validationRecord = (account: string, name: string): { Name: string; Type: 'CNAME'; Value: string } => {
  const digest = createHash('sha256')
    .update(`${account}/${baseName(name)}`)
    .digest('hex');
  const label = [...digest.slice(0, 10)].map((c) => String.fromCharCode(97 + parseInt(c, 16))).join('');
  return {
    Name: `_${digest.slice(0, 32)}.${baseName(name)}.`,
    Type: 'CNAME',
    Value: `_${digest.slice(32)}.${label}.acm-validations.aws.`,
  };
};
