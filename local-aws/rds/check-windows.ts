import { AwsError } from '../aws-error.ts';

export type Windows = {
  PreferredBackupWindow?: string | undefined;
  PreferredMaintenanceWindow?: string | undefined;
};

const time = '([01]\\d|2[0-3]):[0-5]\\d';
export const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const day = `(${days.join('|')})`;
const daily = new RegExp(`^${time}-${time}$`);
const weekly = new RegExp(`^${day}:${time}-${day}:${time}$`, 'i');
const perDay = 24 * 60;

/** Backups are made every day, and maintenance once in a week: never at the same time. */
export const checkWindows = ({ PreferredBackupWindow: backup, PreferredMaintenanceWindow: upkeep }: Windows): void => {
  if (backup !== undefined && !daily.test(backup))
    throw invalid(
      `Invalid backup window format: ${backup}. Should be specified as a range hh24:mi-hh24:mi (24H Clock UTC).`,
    );
  if (upkeep !== undefined && !weekly.test(upkeep))
    throw invalid(
      `Invalid maintenance window format: ${upkeep}. Should be specified as a range ddd:hh24:mi-ddd:hh24:mi (24H Clock UTC). Example: Sun:23:45-Mon:00:15`,
    );
  const [from, to] = upkeep === undefined ? [0, 0] : spanOf(upkeep, 7 * perDay);
  if (upkeep !== undefined && to - from < 30) throw invalid('The maintenance window must be at least 30 minutes.');
  if (to - from >= perDay) throw invalid('Maintenance window must be less than 24 hours.');
  if (backup !== undefined && upkeep !== undefined && windowsOverlap(backup, upkeep))
    throw invalid('The backup window and maintenance window must not overlap.');
};

export const windowsOverlap = (backup: string, upkeep: string): boolean => {
  const [from, to] = spanOf(upkeep, 7 * perDay);
  const [start, end] = spanOf(backup, perDay);
  // Both may go on past the end of the week.
  for (let at = -perDay; at <= 8 * perDay; at += perDay) if (start + at < to && from < end + at) return true;
  return false;
};

const invalid = (message: string): AwsError => new AwsError('InvalidParameterValue', message);

/** From and to in minutes; what ends before it begins ends in the next round. */
const spanOf = (window: string, round: number): [from: number, to: number] => {
  const [from = 0, to = 0] = window.split('-').map(minutesOf);
  return [from, to > from ? to : to + round];
};

const minutesOf = (text: string): number => {
  const [minute, hour, dayName = ''] = text.toLowerCase().split(':').reverse();
  return Math.max(0, days.indexOf(dayName)) * perDay + Number(hour) * 60 + Number(minute);
};
