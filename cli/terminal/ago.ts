const units: [seconds: number, name: string][] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
];

/** How long ago in words. */
export const ago = (at: string | null, now = Date.now()): string => {
  if (!at) return '-';
  const seconds = Math.max(0, (now - Date.parse(at)) / 1000);
  for (const [length, name] of units) {
    const count = Math.floor(seconds / length);
    if (count) return `${count} ${name}${count > 1 ? 's' : ''} ago`;
  }
  return 'just now';
};
