import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Overview } from '../../contract/overview.ts';
import { whatWasDone, whoDidIt } from '../audit/audit-words.ts';
import { PageLink } from '../components/navigate.tsx';
import { StackStatus } from '../components/status.tsx';
import { SubjectLink } from '../components/subject-link.tsx';
import { When } from '../components/when.tsx';

const Secondary = ({ at }: { at: string }) => (
  <Box color="text-body-secondary" fontSize="body-s">
    <When at={at} />
  </Box>
);

/** What people, programs and agents did last, and which stacks changed. */
export const RecentActivity = ({ overview }: { overview: Overview }) => (
  <Grid gridDefinition={[{ colspan: { default: 12, xs: 6 } }, { colspan: { default: 12, xs: 6 } }]}>
    <Container
      fitHeight
      header={
        <Header variant="h2" actions={<PageLink to="/audit">Audit log</PageLink>}>
          Done lately
        </Header>
      }
    >
      <SpaceBetween size="s">
        {overview.recentChanges.map((entry) => (
          <div key={entry.id}>
            {whoDidIt(entry)} {whatWasDone(entry)}: <SubjectLink {...entry} />
            <Secondary at={entry.at} />
          </div>
        ))}
        {overview.recentChanges.length === 0 && <Box color="text-body-secondary">Nothing yet.</Box>}
      </SpaceBetween>
    </Container>
    <Container fitHeight header={<Header variant="h2">Stacks that changed</Header>}>
      <SpaceBetween size="s">
        {overview.recentStacks.map((stack, index) => (
          <div key={index}>
            <PageLink
              to={`/links/${stack.linkId}?${new URLSearchParams({ tab: 'stacks', region: stack.region, stack: stack.stackName }).toString()}`}
            >
              {stack.stackName}
            </PageLink>{' '}
            in {stack.accountName}, {stack.region} <StackStatus status={stack.status} />
            <Secondary at={stack.at} />
          </div>
        ))}
        {overview.recentStacks.length === 0 && <Box color="text-body-secondary">No stack event has come yet.</Box>}
      </SpaceBetween>
    </Container>
  </Grid>
);
