import BarChart from '@cloudscape-design/components/bar-chart';
import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import PieChart from '@cloudscape-design/components/pie-chart';
import type { LinkState } from '../../contract/link.ts';
import type { Overview } from '../../contract/overview.ts';
import { linkStateWords } from '../components/status.tsx';

const stateWord = (word: string): string => linkStateWords[word as LinkState] ?? word;

const Share = ({ title, counts }: { title: string; counts: { title: string; value: number }[] }) => (
  <Container header={<Header variant="h2">{title}</Header>} fitHeight>
    <PieChart
      data={counts}
      size="small"
      variant="donut"
      hideFilter
      innerMetricValue={String(counts.reduce((sum, item) => sum + item.value, 0))}
      innerMetricDescription="accounts"
      ariaLabel={title}
      empty="No account yet"
    />
  </Container>
);

export const FleetCharts = ({ overview }: { overview: Overview }) => (
  <Grid gridDefinition={[{ colspan: { default: 12, xs: 6 } }, { colspan: { default: 12, xs: 6 } }, { colspan: 12 }]}>
    <Share
      title="Accounts by state"
      counts={overview.linksByState.map((item) => ({ title: stateWord(item.word), value: item.count }))}
    />
    <Share
      title="Accounts by version"
      counts={overview.linksByVersion.map((item) => ({ title: item.word, value: item.count }))}
    />
    <Container header={<Header variant="h2">Stack events by day</Header>}>
      <BarChart
        series={[
          {
            title: 'Stack events',
            type: 'bar',
            data: overview.eventsByDay.map((item) => ({ x: item.day.slice(5), y: item.count })),
          },
        ]}
        xDomain={overview.eventsByDay.map((item) => item.day.slice(5))}
        height={200}
        hideFilter
        hideLegend
        xTitle="Day"
        yTitle="Events"
        ariaLabel="Stack events by day"
        empty="No event yet"
      />
    </Container>
  </Grid>
);
