import { resolvePublicly } from '../route53/public-dns.ts';
import type { World } from '../world.ts';
import { baseName, validationRecord, type Certificate } from './state.ts';

/** Until the records to validate with are shown. */
export const recordsAfterMs = 5000;
/** From the record being found to the certificate being issued. */
const issuingMs = 60_000;
const validationLimitMs = 72 * 3_600_000;

/** The names of Amazon's certification authorities in CAA records. */
const amazon = ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com'];
/** Domains that are nobody's on the public internet. */
const notPublic = /\.(internal|local|localhost|invalid|test|lan|corp|home)$/i;

/** When the name was validated by its record; undefined while it is not. */
export const validatedAt = (world: World, certificate: Certificate, name: string): number | undefined => {
  const { Name, Value } = validationRecord(certificate.account, name);
  const answer = resolvePublicly(world, Name, 'CNAME');
  const found = answer?.values.some((value) => value.replace(/\.?$/, '.').toLowerCase() === Value);
  return answer !== undefined && found ? Math.max(answer.since, certificate.requestedAt + recordsAfterMs) : undefined;
};

/** The nearest CAA records above a name decide who may issue for it. */
const mayIssue = (world: World, name: string): boolean => {
  for (let at = baseName(name); at.includes('.'); at = at.slice(at.indexOf('.') + 1)) {
    const records = resolvePublicly(world, at, 'CAA')?.values.filter((value) => /\bissue\b/.test(value)) ?? [];
    if (records.length > 0) return records.some((value) => amazon.some((authority) => value.includes(`"${authority}`)));
  }
  return true;
};

/** What has become of the certificate by now. Nobody is told of it, so it is found out whenever somebody asks. */
export const settle = (world: World, certificate: Certificate): Certificate => {
  if (certificate.status !== 'PENDING_VALIDATION') return certificate;
  const now = world.clock.now();
  const end = (status: Certificate['status'], at: number, failureReason?: Certificate['failureReason']) => {
    if (now < at) return certificate;
    return Object.assign(certificate, { status, settledAt: at, ...(failureReason ? { failureReason } : {}) });
  };
  const { names, requestedAt } = certificate;
  if (names.some((name) => notPublic.test(name)))
    return end('FAILED', requestedAt + recordsAfterMs, 'INVALID_PUBLIC_DOMAIN');
  const times = names.map((name) => validatedAt(world, certificate, name) ?? Infinity);
  const ready = Math.max(...times) + issuingMs;
  if (ready > requestedAt + validationLimitMs) return end('VALIDATION_TIMED_OUT', requestedAt + validationLimitMs);
  return names.every((name) => mayIssue(world, name)) ? end('ISSUED', ready) : end('FAILED', ready, 'CAA_ERROR');
};
