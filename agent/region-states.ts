import type { AgentRegion } from '../contract/registration.ts';

/** A region as the bootstrap's answer carries it: 34 of them must fit, so what others can derive is left out. */
export type RegionState = Pick<AgentRegion, 'region' | 'state' | 'reason'>;

const limit = 3000;

/** Compact JSON of at most `limit` bytes as an answer escapes them: the longest reasons are cut first. */
export const renderRegionStates = (states: RegionState[]): string => {
  for (const reasonLimit of [300, 150, 80, 40, 20, 0]) {
    const text = JSON.stringify(
      states.map(({ region, state, reason }) => ({
        region,
        state,
        ...(reason && reasonLimit > 0 ? { reason: reason.slice(0, reasonLimit) } : {}),
      })),
    );
    // within the answer's JSON every quote takes a second byte
    if (Buffer.byteLength(JSON.stringify(text)) <= limit) return text;
  }
  return '[]';
};

/** Tolerant: what does not read as a state is left out. */
export const readRegionStates = (text: string): RegionState[] => {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isRegionState) : [];
  } catch {
    return [];
  }
};

const isRegionState = (value: unknown): value is RegionState =>
  typeof value === 'object' &&
  value !== null &&
  'region' in value &&
  typeof value.region === 'string' &&
  'state' in value &&
  (value.state === 'ready' || value.state === 'failed' || value.state === 'not-enabled');
