import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import type { Link } from '../../contract/link.ts';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { useLinkRegions, useLinks } from '../links/service.ts';

const optionOf = (link: Link) => ({
  value: link.id,
  label: link.name ?? link.accountId ?? link.id,
  description: link.accountId ?? '',
});

/** One of the linked accounts; found by the server, since there may be thousands. */
export const AccountField = ({ link, onChange }: { link: Link | undefined; onChange: (link: Link) => void }) => {
  const [search, setSearch] = useState('');
  const links = useLinks({ limit: 50, state: 'linked', search: search || undefined, sort: 'name' });
  return (
    <>
      {links.error && <ErrorAlert error={links.error} onRetry={() => void links.refetch()} />}
      <FormField label="Account">
        <Select
          selectedOption={link ? optionOf(link) : null}
          options={(links.data?.items ?? []).map(optionOf)}
          placeholder="Choose a linked account"
          filteringType="manual"
          filteringPlaceholder="Find by name or account id"
          filteringAriaLabel="Find accounts"
          onLoadItems={({ detail }) => setSearch(detail.filteringText)}
          statusType={links.isPending ? 'loading' : 'finished'}
          loadingText="Loading accounts"
          empty={search ? 'No linked account matches' : 'No account is linked yet'}
          onChange={({ detail }) => {
            const chosen = links.data?.items.find((item) => item.id === detail.selectedOption.value);
            if (chosen) onChange(chosen);
          }}
        />
      </FormField>
    </>
  );
};

export const RegionField = ({
  id,
  region,
  onChange,
}: {
  id: string;
  region: string;
  onChange: (region: string) => void;
}) => {
  const regions = useLinkRegions(id);
  const ready = (regions.data?.items ?? []).filter((item) => item.state === 'ready');
  return (
    <FormField label="Region">
      <Select
        selectedOption={region ? { value: region, label: region } : null}
        options={ready.map((item) => ({ value: item.region, label: item.region }))}
        placeholder="Choose a region where the agent is ready"
        filteringType="auto"
        empty="The agent is ready in no region"
        statusType={regions.isPending ? 'loading' : 'finished'}
        loadingText="Loading regions"
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
};
