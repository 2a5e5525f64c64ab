import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { StackSummary } from '../../contract/link.ts';
import { Loaded } from '../components/loaded.tsx';
import { StackStatus } from '../components/status.tsx';
import { When } from '../components/when.tsx';
import { useStacks } from './service.ts';
import { StackTimeline } from './stack-timeline.tsx';

export const StacksPanel = ({ id }: { id: string }) => {
  const stacks = useStacks(id);
  const [shown, setShown] = useState<string>();
  const columns = [
    {
      id: 'name',
      header: 'Stack',
      isRowHeader: true,
      cell: (stack: StackSummary) => (
        <Button variant="inline-link" onClick={() => setShown(stack.stackName)}>
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
      {shown && <StackTimeline id={id} stackName={shown} />}
    </SpaceBetween>
  );
};
