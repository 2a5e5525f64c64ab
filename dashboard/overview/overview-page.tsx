import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { Overview } from '../../contract/overview.ts';
import { api } from '../api.ts';
import { ForRole } from '../components/for-role.tsx';
import { Loaded } from '../components/loaded.tsx';
import { NavigateButton, PageLink } from '../components/navigate.tsx';
import { Page } from '../components/page.tsx';
import { RecentActivity } from './recent-activity.tsx';

// the charts weigh as much as the rest of this page: it is there before they are
const FleetCharts = lazy(async () => ({ default: (await import('./fleet-charts.tsx')).FleetCharts }));

export const OverviewPage = () => {
  const overview = useQuery({
    queryKey: ['overview'],
    queryFn: () => api<Overview>('GET', '/api/v1/overview'),
    // stack events come by the thousand: they are counted anew once a minute, not at each
    refetchInterval: 60_000,
  });
  return (
    <Page
      title="Overview"
      description="The accounts of this workspace, and what needs somebody."
      actions={
        <ForRole role="operator">
          <NavigateButton to="/links/new" text="Link an account" primary />
        </ForRole>
      }
    >
      <Loaded query={overview}>
        {(value) => (
          <SpaceBetween size="l">
            <Totals overview={value} />
            <Attention items={value.needsAttention} />
            <Suspense fallback={<Box>Loading charts</Box>}>
              <FleetCharts overview={value} />
            </Suspense>
            <RecentActivity overview={value} />
          </SpaceBetween>
        )}
      </Loaded>
    </Page>
  );
};

const countOf = (counts: Overview['linksByState'], word: string): number =>
  counts.find((item) => item.word === word)?.count ?? 0;

const Totals = ({ overview }: { overview: Overview }) => (
  <Container header={<Header variant="h2">Now</Header>}>
    <ColumnLayout columns={4} variant="text-grid">
      <Total label="Accounts linked" to="/links?state=linked" count={countOf(overview.linksByState, 'linked')} />
      <Total
        label="Accounts unreachable"
        to="/links?state=unreachable"
        count={countOf(overview.linksByState, 'unreachable')}
      />
      <Total
        label="Change sets to review"
        to="/change-sets?state=ready"
        count={countOf(overview.changeSetsByState, 'ready')}
      />
      <Total
        label="Change sets executing"
        to="/change-sets?state=executing"
        count={countOf(overview.changeSetsByState, 'executing')}
      />
    </ColumnLayout>
  </Container>
);

/** A number, and the list that it counts. */
const Total = ({ label, count, to }: { label: string; count: number; to: string }) => (
  <div>
    <Box variant="awsui-key-label">{label}</Box>
    <PageLink to={to} fontSize="display-l" ariaLabel={`${label}: ${count}`}>
      {count}
    </PageLink>
  </div>
);

const Attention = ({ items }: { items: Overview['needsAttention'] }) => (
  <Container header={<Header variant="h2">Needs attention</Header>}>
    {items.length === 0 ? (
      <Box color="text-body-secondary">Nothing does.</Box>
    ) : (
      <ul>
        {items.map((item) => (
          <li key={`${item.kind} ${item.id}`}>
            <PageLink to={`/${item.kind === 'link' ? 'links' : 'change-sets'}/${item.id}`}>{item.title}</PageLink>:{' '}
            {item.reason}
          </li>
        ))}
      </ul>
    )}
  </Container>
);
