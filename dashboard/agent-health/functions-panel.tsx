import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { lazy, Suspense, useState } from 'react';
import {
  metricsSpans,
  type AgentMetrics,
  type FunctionMetrics,
  type MetricsSpan,
} from '../../contract/agent-health.ts';
import type { Link } from '../../contract/link.ts';
import { Loaded } from '../components/loaded.tsx';
import { useLinkRegions } from '../links/service.ts';
import { LogRetentionField } from './log-retention.tsx';
import { useFunctions } from './service.ts';

const FunctionCharts = lazy(async () => ({ default: (await import('./function-charts.tsx')).FunctionCharts }));

const spanWords: Record<MetricsSpan, string> = { '3-hours': '3 hours', day: '1 day', week: '1 week' };

/** Errors, durations and log retention of the agent's functions, region by region, from the account's own metrics. */
export const FunctionsPanel = ({ link }: { link: Link }) => {
  const [region, setRegion] = useState(link.homeRegion);
  const [span, setSpan] = useState<MetricsSpan>('day');
  const regions = useLinkRegions(link.id);
  const metrics = useFunctions(link.id, region, span);
  const reached = (regions.data?.items ?? []).filter(({ state }) => state !== 'not-enabled');
  return (
    <SpaceBetween size="l">
      <SpaceBetween direction="horizontal" size="m" alignItems="end">
        <FormField label="Region">
          <Select
            selectedOption={{ value: region, label: region }}
            options={reached.map((item) => ({ value: item.region, label: item.region }))}
            filteringType="auto"
            onChange={({ detail }) => setRegion(detail.selectedOption.value ?? link.homeRegion)}
          />
        </FormField>
        <SegmentedControl
          selectedId={span}
          label="How far to look back"
          options={metricsSpans.map((id) => ({ id, text: spanWords[id] }))}
          onChange={({ detail }) => setSpan(metricsSpans.find((id) => id === detail.selectedId) ?? 'day')}
        />
        <Button iconName="refresh" ariaLabel="Ask again" onClick={() => void metrics.refetch()} />
      </SpaceBetween>
      <Loaded query={metrics}>{(value) => <Shown link={link} metrics={value} />}</Loaded>
    </SpaceBetween>
  );
};

const total = ({ points }: FunctionMetrics, field: 'invocations' | 'errors' | 'throttles'): number =>
  points.reduce((sum, point) => sum + point[field], 0);

const highest = ({ points }: FunctionMetrics, field: 'p50' | 'p95' | 'max'): string => {
  const values = points.flatMap((point) => point[field] ?? []);
  return values.length === 0 ? '–' : `${Math.round(Math.max(...values)).toLocaleString()} ms`;
};

const Bad = ({ count }: { count: number }) =>
  count > 0 ? <StatusIndicator type="error">{count}</StatusIndicator> : <>0</>;

const Shown = ({ link, metrics }: { link: Link; metrics: AgentMetrics }) => (
  <SpaceBetween size="l">
    <Table
      items={metrics.items}
      trackBy="name"
      variant="borderless"
      wrapLines
      columnDefinitions={[
        { id: 'name', header: 'Function', isRowHeader: true, cell: (item) => item.name },
        { id: 'runs', header: 'Runs', cell: (item) => total(item, 'invocations').toLocaleString() },
        { id: 'errors', header: 'Errors', cell: (item) => <Bad count={total(item, 'errors')} /> },
        { id: 'throttles', header: 'Throttles', cell: (item) => <Bad count={total(item, 'throttles')} /> },
        { id: 'p50', header: 'Median, at worst', cell: (item) => highest(item, 'p50') },
        { id: 'p95', header: '95 of 100, at worst', cell: (item) => highest(item, 'p95') },
        { id: 'max', header: 'Longest', cell: (item) => highest(item, 'max') },
        {
          id: 'logs',
          header: 'Logs are kept',
          minWidth: 200,
          cell: (item) => <LogRetentionField id={link.id} region={metrics.region} of={item} />,
        },
      ]}
      ariaLabels={{ tableLabel: `Functions of the agent in ${metrics.region}` }}
    />
    <Suspense fallback={<Box>Loading charts</Box>}>
      <SpaceBetween size="l">
        {metrics.items.map((item) => (
          <FunctionCharts key={item.name} of={item} metrics={metrics} />
        ))}
      </SpaceBetween>
    </Suspense>
  </SpaceBetween>
);
