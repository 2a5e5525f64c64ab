import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Link } from '../../contract/link.ts';
import { InstallWatch } from '../agent-health/install-watch.tsx';

type Step = { text: string; type: StatusIndicatorProps.Type };

/** The agent first speaks when its functions stand in the regions. */
const stepsOf = (link: Link): Step[] => {
  const known = link.state !== 'waiting';
  const refused = link.state === 'rejected';
  const done = (is: boolean, next: StatusIndicatorProps.Type): StatusIndicatorProps.Type => (is ? 'success' : next);
  return [
    { text: 'The link is made', type: 'success' },
    {
      text: known
        ? `The agent stack has registered from account ${link.accountId ?? ''}`
        : 'The agent stack is created in the AWS console, and registers when it stands',
      type: done(known, 'pending'),
    },
    {
      text: refused
        ? 'The agent stack did not pass the check: the reason and what to do stand above'
        : 'The role is verified: it opens with this link’s external id, and with nothing else',
      type: refused ? 'error' : known ? 'in-progress' : 'pending',
    },
    ...(link.accountConfirmed || !known
      ? []
      : [{ text: 'An owner of this workspace confirms the account', type: 'pending' as const }]),
  ];
};

/** From the link to linked, while it goes on; the page is told of each step. */
export const InstallProgress = ({ link }: { link: Link }) => (
  <Container header={<Header variant="h2">Progress</Header>}>
    <SpaceBetween size="l">
      <div aria-live="polite">
        <SpaceBetween size="xs">
          {stepsOf(link).map(({ text, type }) => (
            <StatusIndicator key={text} type={type}>
              {text}
            </StatusIndicator>
          ))}
        </SpaceBetween>
      </div>
      <InstallWatch link={link} />
    </SpaceBetween>
  </Container>
);
