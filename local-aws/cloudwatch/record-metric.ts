import type { World } from '../world.ts';
import { cloudWatchState, seriesKey, type Minute } from './state.ts';

export type Datum = {
  namespace: string;
  metric: string;
  dimensions: Record<string, string>;
  unit: string;
  value: number;
  at: number;
};

const retention = 15 * 24 * 3_600_000;

/** What AWS's own services report about themselves: no API call, no permission. */
export const recordMetric = (
  world: World,
  { account, region }: { account: string; region: string },
  { namespace, metric, dimensions, unit, value, at }: Datum,
): void => {
  const { series } = cloudWatchState(world, account, region);
  const key = seriesKey(namespace, metric, dimensions);
  const found = series.get(key) ?? { namespace, metric, dimensions, unit, minutes: new Map<number, Minute>() };
  series.set(key, found);
  const minute = Math.floor(at / 60_000) * 60_000;
  const before = found.minutes.get(minute);
  found.minutes.set(minute, {
    sum: (before?.sum ?? 0) + value,
    minimum: Math.min(before?.minimum ?? value, value),
    maximum: Math.max(before?.maximum ?? value, value),
    sampleCount: (before?.sampleCount ?? 0) + 1,
    values: [...(before?.values ?? []), value],
  });
  const oldest = found.minutes.keys().next().value;
  if (oldest !== undefined && oldest < at - retention) found.minutes.delete(oldest);
};
