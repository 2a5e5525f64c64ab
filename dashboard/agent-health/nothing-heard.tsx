import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import { useEffect, useState } from 'react';
import type { Link } from '../../contract/link.ts';
import { ago } from '../components/when.tsx';

/** From the click to linked it takes a few minutes; twice that is odd. */
const usually = 5 * 60_000;
const odd = 10 * 60_000;

const reasons = [
  'The stack has not been created yet: the console asks to tick a box before "Create stack" works.',
  'It was created in another account or region than meant: the console shows both at the top.',
  'The creation failed: CloudFormation shows the first resource that failed, and AWS’s reason, under Events.',
  'A guardrail of the organization (an SCP) denies creating roles or functions.',
  'The functions cannot reach this control plane: its address must be reachable from AWS.',
];

/** Before the agent speaks nothing is known here; what can be said honestly is how long it has been, and what may be wrong. */
export const NothingHeard = ({ link }: { link: Link }) => {
  const waited = useWaited(link.createdAt);
  if (waited < odd)
    return (
      <Box color="text-body-secondary">
        The link was made {ago(link.createdAt)}. From Launch Stack to linked it usually takes {usually / 60_000}{' '}
        minutes.{' '}
        {link.expectedAccountId
          ? 'Each resource shows here once the role is made, which is early.'
          : 'The link names no account, so nothing shows here until the agent registers; the console shows each resource.'}
      </Box>
    );
  return (
    <Alert type="warning" header={`Nothing has been heard since the link was made, ${ago(link.createdAt)}`}>
      If the stack was launched, look at it in the CloudFormation console. Usually it is one of these:
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      The link can be used until it expires; then make another.
    </Alert>
  );
};

const useWaited = (since: string): number => {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return now - Date.parse(since);
};
