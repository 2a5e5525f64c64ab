import { sha256 } from '../protocol/signature.ts';
import type { Certificate } from './state.ts';

/** What Amazon's certificates are for. */
export const keyUsages = ['DIGITAL_SIGNATURE', 'KEY_ENCIPHERMENT'] as const;
export const extendedKeyUsages = [
  ['TLS_WEB_SERVER_AUTHENTICATION', '1.3.6.1.5.5.7.3.1'],
  ['TLS_WEB_CLIENT_AUTHENTICATION', '1.3.6.1.5.5.7.3.2'],
] as const;

export const validityOf = ({ settledAt = 0 }: Certificate) => ({
  IssuedAt: new Date(settledAt),
  NotBefore: new Date(settledAt),
  NotAfter: new Date(settledAt + 395 * 86_400_000),
});

/** Sixteen bytes with colons between them. */
export const serialOf = ({ arn }: Certificate): string => (sha256(arn).slice(0, 32).match(/../g) ?? []).join(':');
