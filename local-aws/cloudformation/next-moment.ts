import type { Stack } from './stack-state.ts';

/** No two events of a stack share a moment, so that their order can be read from their timestamps. */
export const nextMoment = ({ events }: Stack, now: number): number => Math.max(now, (events.at(-1)?.at ?? 0) + 1);
