import Box from '@cloudscape-design/components/box';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { logRetentionDays, type FunctionMetrics } from '../../contract/agent-health.ts';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { useMay } from '../people/service.ts';
import { useSetLogRetention } from './service.ts';

const inWords = (days: number): string =>
  days === 1 ? '1 day' : days % 365 === 0 ? `${days / 365} ${days === 365 ? 'year' : 'years'}` : `${days} days`;

/** How long a function's logs are kept: operators change it, others read it. */
export const LogRetentionField = ({ id, region, of }: { id: string; region: string; of: FunctionMetrics }) => {
  const may = useMay('operator');
  const set = useSetLogRetention(id);
  if (!of.logGroup) return <StatusIndicator type="warning">There is no log group</StatusIndicator>;
  const { retentionDays, storedBytes, name } = of.logGroup;
  const now = retentionDays === null ? 'for ever' : inWords(retentionDays);
  return (
    <SpaceBetween size="xxs">
      {set.error && <ErrorAlert error={set.error} />}
      {may ? (
        <Select
          ariaLabel={`How long ${name} is kept`}
          selectedOption={{ value: String(retentionDays), label: now }}
          options={logRetentionDays.map((days) => ({ value: String(days), label: inWords(days) }))}
          statusType={set.isPending ? 'loading' : 'finished'}
          disabled={set.isPending}
          expandToViewport
          onChange={({ detail }) => {
            const days = logRetentionDays.find((each) => String(each) === detail.selectedOption.value);
            if (days !== undefined) set.mutate({ region, function: of.function, retentionDays: days });
          }}
        />
      ) : (
        <Box>{now}</Box>
      )}
      <Box color="text-body-secondary" fontSize="body-s">
        {(storedBytes / 1024).toLocaleString(undefined, { maximumFractionDigits: 0 })} KiB stored
      </Box>
    </SpaceBetween>
  );
};
