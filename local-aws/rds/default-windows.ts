import { randomInt } from 'node:crypto';
import { days, windowsOverlap, type Windows } from './check-windows.ts';

const perDay = 48;
/** AWS draws from eight hours of the region's night; here they are those of us-east-1 everywhere. */
const night = { first: 6, halfHours: 16 };

const timeOf = (halfHour: number): string =>
  `${String(Math.floor(halfHour / 2) % 24).padStart(2, '0')}:${halfHour % 2 === 0 ? '00' : '30'}`;

/** Each half hour of a day, beginning with one of the night. */
const halfHours = (): [from: string, to: string][] => {
  const first = night.first + randomInt(night.halfHours - 1);
  return Array.from({ length: perDay }, (_, i) => [timeOf(first + i), timeOf(first + i + 1)]);
};

/** Half an hour for each of the windows that nobody chose, apart from the other. */
export const withWindows = ({ PreferredBackupWindow: backup, PreferredMaintenanceWindow: upkeep }: Windows) => {
  const day = days[randomInt(days.length)] ?? '';
  const backups = halfHours().map(([from, to]) => `${from}-${to}`);
  const chosen = backup ?? backups.find((one) => upkeep === undefined || !windowsOverlap(one, upkeep));
  const weekly = halfHours()
    .filter(([from, to]) => from < to)
    .map(([from, to]) => `${day}:${from}-${day}:${to}`);
  return {
    PreferredBackupWindow: chosen,
    PreferredMaintenanceWindow: upkeep?.toLowerCase() ?? weekly.find((one) => !windowsOverlap(chosen ?? '', one)),
  };
};
