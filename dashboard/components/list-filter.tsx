import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { useList } from './use-list.ts';

const everyState = { value: '', label: 'Every state' };

/** Finds in a list by text, and by state. */
export const ListFilter = <State extends string, Sort extends string>({
  list,
  words,
  what,
  placeholder,
}: {
  list: ReturnType<typeof useList<State, Sort>>;
  /** What each state is called. */
  words: Record<State, string>;
  what: string;
  placeholder: string;
}) => {
  const options = [everyState, ...Object.entries<string>(words).map(([value, label]) => ({ value, label }))];
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <TextFilter
        filteringText={list.typed}
        filteringPlaceholder={placeholder}
        filteringAriaLabel={`Find ${what}`}
        onChange={({ detail }) => list.setTyped(detail.filteringText)}
        onDelayedChange={({ detail }) => list.narrow({ search: detail.filteringText })}
      />
      <Select
        selectedOption={options.find(({ value }) => value === (list.state ?? '')) ?? everyState}
        ariaLabel="State"
        options={options}
        onChange={({ detail }) => list.narrow({ state: detail.selectedOption.value ?? '' })}
      />
    </SpaceBetween>
  );
};
