import ColumnLayout from '@cloudscape-design/components/column-layout';
import LineChart from '@cloudscape-design/components/line-chart';
import type { AgentMetrics, FunctionMetrics } from '../../contract/agent-health.ts';
import { exactly } from '../components/when.tsx';

type Point = FunctionMetrics['points'][number];
type Field = Exclude<keyof Point, 'at'>;
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

const Chart = ({
  title,
  unit,
  shown,
  points,
  metrics,
}: {
  title: string;
  unit: string;
  shown: Shown[];
  points: Point[];
  metrics: AgentMetrics;
}) => {
  const domain = [new Date(metrics.from), new Date(metrics.until)];
  const tick = (at: Date) => (metrics.periodSeconds > 3_600 ? day : clock).format(at);
  const most = Math.max(1, ...points.flatMap((point) => shown.map(({ field }) => point[field] ?? 0)));
  return (
    <LineChart
      series={shown.map(({ title: name, field }) => ({
        title: name,
        type: 'line',
        data: points.flatMap((point) => {
          const value = point[field];
          return value === null ? [] : [{ x: new Date(point.at), y: value }];
        }),
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
      empty="It has not run."
    />
  );
};

/** How often one function ran and failed, and how long it took, over time. */
export const FunctionCharts = ({ of, metrics }: { of: FunctionMetrics; metrics: AgentMetrics }) => (
  <ColumnLayout columns={2}>
    <Chart title={`${of.name}: runs`} unit="" shown={counts} points={of.points} metrics={metrics} />
    <Chart title={`${of.name}: milliseconds`} unit="ms" shown={durations} points={of.points} metrics={metrics} />
  </ColumnLayout>
);
