import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { roles, type ApiKey, type NewApiKey, type Role } from '../../contract/workspace.ts';
import { api } from '../api.ts';
import { Copyable } from '../components/copyable.tsx';
import { PageForRole } from '../components/for-role.tsx';
import { Page } from '../components/page.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { When } from '../components/when.tsx';
import { useMay } from './service.ts';

const base = '/api/v1/api-keys';

const useKeyMutation = <Input, Answer>(change: (input: Input) => Promise<Answer>) => {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: ['api-keys'] }) });
};

export const ApiKeysPage = () => {
  const owner = useMay('owner');
  const keys = useQuery({
    queryKey: ['api-keys'],
    queryFn: () => api<{ items: ApiKey[] }>('GET', base),
    enabled: owner,
  });
  const make = useKeyMutation((key: NewApiKey) => api<ApiKey>('POST', base, { body: key }));
  const revoke = useKeyMutation((id: string) => api('DELETE', `${base}/${id}`));
  const [asking, setAsking] = useState(false);

  const columns = [
    { id: 'name', header: 'Name', cell: (key: ApiKey) => key.name, isRowHeader: true },
    { id: 'role', header: 'Role', cell: (key: ApiKey) => key.role },
    { id: 'created', header: 'Made', cell: (key: ApiKey) => <When at={key.createdAt} /> },
    { id: 'used', header: 'Last used', cell: (key: ApiKey) => <When at={key.lastUsedAt} /> },
    {
      id: 'revoke',
      header: 'Revoke',
      cell: (key: ApiKey) => (
        <Button variant="inline-link" ariaLabel={`Revoke ${key.name}`} onClick={() => revoke.mutate(key.id)}>
          Revoke
        </Button>
      ),
    },
  ];

  return (
    <Page
      title="API keys"
      description="For programs and the CLI. A key is shown once."
      actions={
        owner && (
          <Button variant="primary" onClick={() => setAsking(true)}>
            Make a key
          </Button>
        )
      }
    >
      {keys.error && <ErrorAlert error={keys.error} onRetry={() => void keys.refetch()} />}
      {revoke.error && <ErrorAlert error={revoke.error} />}
      {make.data?.secret && (
        <Alert type="success" header={`${make.data.name}: copy it now, it is not shown again`}>
          <Copyable text={make.data.secret} what="the key" />
        </Alert>
      )}
      <PageForRole role="owner">
        <Table
          items={keys.data?.items ?? []}
          columnDefinitions={columns}
          trackBy="id"
          loading={keys.isPending}
          loadingText="Loading API keys"
          empty={<Box textAlign="center">No key has been made yet.</Box>}
          ariaLabels={{ tableLabel: 'API keys' }}
        />
      </PageForRole>
      <MakeKey
        visible={asking}
        busy={make.isPending}
        error={make.error}
        onDismiss={() => setAsking(false)}
        onMake={(key) => make.mutate(key, { onSuccess: () => setAsking(false) })}
      />
    </Page>
  );
};

const MakeKey = (props: {
  visible: boolean;
  busy: boolean;
  error: unknown;
  onDismiss: () => void;
  onMake: (key: NewApiKey) => void;
}) => {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('operator');
  return (
    <Modal
      visible={props.visible}
      onDismiss={props.onDismiss}
      header="Make an API key"
      footer={
        <Box float="right">
          <Button variant="primary" loading={props.busy} disabled={!name} onClick={() => props.onMake({ name, role })}>
            Make the key
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {props.error ? <ErrorAlert error={props.error} /> : null}
        <FormField label="Name" description="Who or what will use it.">
          <Input value={name} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
        <FormField label="Role">
          <Select
            selectedOption={{ value: role, label: role }}
            options={roles.map((value) => ({ value, label: value }))}
            onChange={({ detail }) => setRole(roles.find((value) => value === detail.selectedOption.value) ?? 'viewer')}
          />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
};
