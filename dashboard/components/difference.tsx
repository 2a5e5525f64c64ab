import Box from '@cloudscape-design/components/box';
import { lineDifferences } from './line-differences.ts';

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
    {lineDifferences(before, after).map((line, index) => (
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
