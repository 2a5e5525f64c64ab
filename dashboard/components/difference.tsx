import Box from '@cloudscape-design/components/box';

const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

/** Which lines stand on one side only: enough for resources, which are small. */
const lines = (before: string, after: string): { sign: '-' | '+' | ' '; text: string }[] => {
  const [old, fresh] = [before ? before.split('\n') : [], after ? after.split('\n') : []];
  const kept = new Set(old.filter((line) => fresh.includes(line)));
  const out: { sign: '-' | '+' | ' '; text: string }[] = [];
  let next = 0;
  for (const line of old) {
    if (!kept.has(line)) {
      out.push({ sign: '-', text: line });
      continue;
    }
    const at = fresh.indexOf(line, next);
    if (at < 0) continue;
    for (; next < at; next += 1) out.push({ sign: '+', text: fresh[next] ?? '' });
    out.push({ sign: ' ', text: line });
    next = at + 1;
  }
  for (; next < fresh.length; next += 1) out.push({ sign: '+', text: fresh[next] ?? '' });
  return out;
};

const colors = { '-': 'text-status-error', '+': 'text-status-success', ' ': 'text-body-secondary' } as const;

/** For screen readers alone. */
const Spoken = ({ children }: { children: string }) => (
  <span style={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}>
    {children}
  </span>
);

/** A difference that reads without colours too: signs for the eye, words for screen readers. */
export const Difference = ({
  title,
  before,
  after,
  words: [old, fresh] = ['before', 'after'],
}: {
  title: string;
  before: string | null;
  after: string | null;
  /** What the two sides are called. */
  words?: [string, string];
}) => (
  <div>
    <Box variant="strong">{title}</Box>
    {lines(pretty(before ?? ''), pretty(after ?? '')).map((line, index) => (
      <Box key={index} variant="code" display="block" color={colors[line.sign]}>
        <span>
          <span aria-hidden>{line.sign} </span>
          {line.sign !== ' ' && <Spoken>{line.sign === '-' ? `${old}: ` : `${fresh}: `}</Spoken>}
          {line.text}
        </span>
      </Box>
    ))}
  </div>
);
