const withTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

export const ago = (at: string): string => {
  const seconds = Math.round((Date.parse(at) - Date.now()) / 1000);
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return relative.format(Math.round(seconds / size), unit);
};

/** A time in the reader's own zone; the exact one on hover and for screen readers. */
export const When = ({ at }: { at: string | null }) => {
  if (at === null) return <>–</>;
  const date = new Date(at);
  return (
    <time dateTime={at} title={withTime.format(date)}>
      {ago(at)}
    </time>
  );
};

export const exactly = (at: string): string => withTime.format(new Date(at));
