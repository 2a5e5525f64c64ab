import type { LogGroupClass } from '@aws-sdk/client-cloudwatch-logs';
import { regionalState } from '../state.ts';

export type LogEvent = { timestamp: number; ingestionTime: number; message: string };
export type LogStream = { name: string; createdAt: number; lastIngestion?: number; events: LogEvent[] };
export type LogGroup = {
  name: string;
  createdAt: number;
  logGroupClass: LogGroupClass;
  retentionInDays?: number;
  tags: Record<string, string>;
  streams: Map<string, LogStream>;
};
export type LogsState = { groups: Map<string, LogGroup> };

export const logsState = regionalState<LogsState>('logs', () => ({ groups: new Map() }));
