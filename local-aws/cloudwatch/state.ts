import { regionalState } from '../state.ts';

/** One minute of one metric: all that CloudWatch needs for its statistics; percentiles need each value. */
export type Minute = { sum: number; minimum: number; maximum: number; sampleCount: number; values: number[] };

export type Series = {
  namespace: string;
  metric: string;
  dimensions: Record<string, string>;
  unit: string;
  /** By the minute's start, in milliseconds. */
  minutes: Map<number, Minute>;
};

export type CloudWatchState = { series: Map<string, Series> };

export const cloudWatchState = regionalState<CloudWatchState>('monitoring', () => ({ series: new Map() }));

export const seriesKey = (namespace: string, metric: string, dimensions: Record<string, string>): string =>
  JSON.stringify([namespace, metric, Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))]);
