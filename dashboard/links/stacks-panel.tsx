import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useSearchParams } from 'react-router';
import type { StackSummary } from '../../contract/link.ts';
import { Loaded } from '../components/loaded.tsx';
import { StackStatus } from '../components/status.tsx';
import { When } from '../components/when.tsx';
import { useStacks } from './service.ts';
import { StackTimeline } from './stack-timeline.tsx';

export const StacksPanel = ({ id }: { id: string }) => {
  const stacks = useStacks(id);
  // which stack is open stands in the address, beside the tab
  const [search, setSearch] = useSearchParams();
  const [region, stackName] = [search.get('region'), search.get('stack')];
  const columns = [
    {
      id: 'name',
      header: 'Stack',
      isRowHeader: true,
      cell: (stack: StackSummary) => (
        <Button
          variant="inline-link"
          onClick={() => setSearch({ tab: 'stacks', region: stack.region, stack: stack.stackName }, { replace: true })}
        >
          {stack.stackName}
        </Button>
      ),
    },
    { id: 'region', header: 'Region', cell: (stack: StackSummary) => stack.region },
    { id: 'status', header: 'Status', cell: (stack: StackSummary) => <StackStatus status={stack.status} /> },
    { id: 'updated', header: 'Last change', cell: (stack: StackSummary) => <When at={stack.updatedAt} /> },
  ];
  return (
    <SpaceBetween size="l">
      <Loaded query={stacks}>
        {({ items }) => (
          <Table
            items={items}
            columnDefinitions={columns}
            trackBy="stackId"
            variant="borderless"
            empty={<Box textAlign="center">No stack of this account matches the pattern.</Box>}
            ariaLabels={{ tableLabel: 'Stacks' }}
          />
        )}
      </Loaded>
      {region && stackName && <StackTimeline id={id} place={{ region, stackName }} />}
    </SpaceBetween>
  );
};
