import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import LineChart from '@cloudscape-design/components/line-chart';
import type { AgentMetrics, FunctionMetrics } from '../../contract/agent-health.ts';
import { exactly } from '../components/when.tsx';

type Field = Exclude<keyof FunctionMetrics['points'][number], 'at'>;
type Shown = { title: string; field: Field };

const counts: Shown[] = [
  { title: 'Invocations', field: 'invocations' },
  { title: 'Errors', field: 'errors' },
  { title: 'Throttles', field: 'throttles' },
];
const durations: Shown[] = [
  { title: 'Median', field: 'p50' },
  { title: '95 of 100', field: 'p95' },
  { title: 'Longest', field: 'max' },
];

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });

/** One point for each period: CloudWatch leaves out those in which a function did not run. */
const wholeSeries = ({ points }: FunctionMetrics, field: Field, { from, until, periodSeconds }: AgentMetrics) => {
  const known = new Map(points.map((point) => [Date.parse(point.at), point[field] ?? 0]));
  const [first, last, length] = [Date.parse(from), Date.parse(until), periodSeconds * 1_000];
  const count = Math.floor((last - first) / length) + 1;
  return Array.from({ length: count }, (_, index) => first + index * length).map((at) => ({
    x: new Date(at),
    y: known.get(at) ?? 0,
  }));
};

const Chart = ({
  title,
  unit,
  shown,
  of,
  metrics,
}: {
  title: string;
  unit: string;
  shown: Shown[];
  of: FunctionMetrics;
  metrics: AgentMetrics;
}) => {
  const domain = [new Date(metrics.from), new Date(metrics.until)];
  const tick = (at: Date) => (metrics.periodSeconds > 3_600 ? day : clock).format(at);
  // four lines of the grid, so that their numbers are whole ones
  const most = Math.max(4, ...of.points.flatMap((point) => shown.map(({ field }) => point[field] ?? 0)));
  return (
    <LineChart
      series={shown.map(({ title: name, field }) => ({
        title: name,
        type: 'line',
        data: wholeSeries(of, field, metrics),
        valueFormatter: (value: number) => `${Math.round(value)} ${unit}`.trim(),
      }))}
      xDomain={domain}
      yDomain={[0, most]}
      xScaleType="time"
      xTickFormatter={tick}
      i18nStrings={{ xTickFormatter: tick, yTickFormatter: (value) => String(Math.round(value)) }}
      height={160}
      hideFilter
      xTitle="Time"
      yTitle={title}
      ariaLabel={`${title}, ${exactly(metrics.from)} to ${exactly(metrics.until)}`}
    />
  );
};

/** How often one function ran and failed, and how long it took, over time. */
export const FunctionCharts = ({ of, metrics }: { of: FunctionMetrics; metrics: AgentMetrics }) =>
  of.points.length === 0 ? (
    <Box color="text-body-secondary">{of.name} has not run in this time.</Box>
  ) : (
    <ColumnLayout columns={2}>
      <Chart title={`${of.name}: runs`} unit="" shown={counts} of={of} metrics={metrics} />
      <Chart title={`${of.name}: milliseconds`} unit="ms" shown={durations} of={of} metrics={metrics} />
    </ColumnLayout>
  );
