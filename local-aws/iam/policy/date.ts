const iso =
  /^(-?\d+)(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:t(?:(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?)?)?)?(?:z|([+-])(\d\d)(?::?(\d\d))?)?$/i;

const largestEpoch = 9_223_372_036_854_775_807n;

/** Milliseconds of a date as policies write it: seconds since 1970, or ISO 8601 as far as it was written, in UTC unless it says otherwise. */
export const parseDate = (text: string): number | undefined => {
  if (/^\d+$/.test(text)) return BigInt(text) > largestEpoch ? undefined : Number(text) * 1000;
  const match = iso.exec(text);
  if (match === null) return undefined;
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', fraction = '0', sign] = match;
  const [zoneHour, zoneMinute] = [Number(match[9] ?? 0), Number(match[10] ?? 0)];
  const inRange = [
    [Number(month), 1, 12],
    [Number(day), 1, 31],
    [Number(hour), 0, 23],
    [Number(minute), 0, 59],
    [Number(second), 0, 59],
    [zoneHour, 0, 23],
    [zoneMinute, 0, 59],
  ].every(([value = 0, least = 0, most = 0]) => value >= least && value <= most);
  if (!inRange) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute), Number(second));
  const offset = (sign === '-' ? -1 : 1) * (zoneHour * 60 + zoneMinute) * 60_000;
  return date.getTime() + Number(`0.${fraction}`) * 1000 - offset;
};
