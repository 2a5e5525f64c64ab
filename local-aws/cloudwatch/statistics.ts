import { notImplemented } from '../aws-error.ts';
import type { Minute, Series } from './state.ts';

/** In whatever unit, or in one: CloudWatch converts none. */
type Range = { start: number; end: number; period: number; unit: string | undefined };

/** The minutes of a series summed into periods, in time order; periods without data are absent. */
export const periodsOf = (series: Series | undefined, { start, end, period: seconds, unit }: Range) => {
  const length = seconds * 1_000;
  const periods = new Map<number, Minute>();
  const minutes = unit === undefined || unit === series?.unit ? series?.minutes : undefined;
  for (const [at, minute] of [...(minutes ?? [])].sort(([a], [b]) => a - b)) {
    const period = Math.floor(at / length) * length;
    if (period < Math.floor(start / length) * length || at >= end) continue;
    const before = periods.get(period);
    periods.set(period, before === undefined ? minute : join(before, minute));
  }
  return [...periods];
};

const join = (a: Minute, b: Minute): Minute => ({
  sum: a.sum + b.sum,
  minimum: Math.min(a.minimum, b.minimum),
  maximum: Math.max(a.maximum, b.maximum),
  sampleCount: a.sampleCount + b.sampleCount,
  values: [...a.values, ...b.values],
});

const simple = ['Sum', 'Minimum', 'Maximum', 'SampleCount', 'Average', 'IQM'];

/** Among those that CloudWatch has: also percentiles, and what is trimmed, winsorized, counted or ranked by bounds. */
export const isStatistic = (name: string): boolean =>
  simple.includes(name) || /^(p|tm|wm|tc|ts)\d{1,3}(\.\d{1,10})?$|^(TM|WM|TC|TS|PR)\(.*:.*\)$/.test(name);

export const statistic = (name: string, minute: Minute): number => {
  switch (name) {
    case 'Sum':
      return minute.sum;
    case 'Minimum':
      return minute.minimum;
    case 'Maximum':
      return minute.maximum;
    case 'SampleCount':
      return minute.sampleCount;
    case 'Average':
      return minute.sum / minute.sampleCount;
    default: {
      const [, percent] = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/.exec(name) ?? [];
      if (percent === undefined) throw notImplemented('monitoring', `statistic ${name}`);
      return percentile(minute.values, Number(percent));
    }
  }
};

/** Between the two values that lie around the place asked for. */
const percentile = (values: number[], percent: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (percent / 100) * (sorted.length - 1);
  const [below = 0, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
};

export const dimensionsOf = (
  dimensions: { Name?: string | undefined; Value?: string | undefined }[] | undefined,
): Record<string, string> => Object.fromEntries((dimensions ?? []).map(({ Name = '', Value = '' }) => [Name, Value]));
