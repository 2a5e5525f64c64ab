import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { roles, type Role } from '../../contract/workspace.ts';
import { Copyable } from '../components/copyable.tsx';
import { ForRole } from '../components/for-role.tsx';
import { Loaded } from '../components/loaded.tsx';
import { Page } from '../components/page.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { When } from '../components/when.tsx';
import { useInvite, useMembers, useWorkspaces, type Member } from './service.ts';

const columns = [
  { id: 'name', header: 'Name', cell: (member: Member) => member.user.name, isRowHeader: true },
  { id: 'email', header: 'E-mail', cell: (member: Member) => member.user.email },
  { id: 'role', header: 'Role', cell: (member: Member) => member.role },
  { id: 'joined', header: 'Joined', cell: (member: Member) => <When at={member.createdAt} /> },
];

export const PeoplePage = () => {
  const workspace = useWorkspaces().data?.items[0];
  const members = useMembers(workspace?.id);
  return (
    <Page
      title="People"
      description="Who belongs to this workspace. Owners invite and confirm, operators propose, viewers look."
    >
      <Loaded query={members}>
        {(items) => (
          <Table
            items={items}
            columnDefinitions={columns}
            trackBy="id"
            empty={<Box textAlign="center">Nobody belongs to this workspace yet.</Box>}
            ariaLabels={{ tableLabel: 'People' }}
          />
        )}
      </Loaded>
      <ForRole role="owner">{workspace && <Invite workspaceId={workspace.id} />}</ForRole>
    </Page>
  );
};

const Invite = ({ workspaceId }: { workspaceId: string }) => {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const invite = useInvite(workspaceId);
  return (
    <Container header={<Header variant="h2">Invite somebody</Header>}>
      <SpaceBetween size="m">
        {invite.error && <ErrorAlert error={invite.error} />}
        {invite.data && (
          <Alert type="success" header={`Send this link to ${invite.data.email}; it works once, for seven days`}>
            <Copyable text={`${location.origin}/invitations/${invite.data.id}`} what="the invitation" />
          </Alert>
        )}
        <FormField label="E-mail">
          <Input type="email" value={email} onChange={({ detail }) => setEmail(detail.value)} />
        </FormField>
        <FormField label="Role">
          <Select
            selectedOption={{ value: role, label: role }}
            options={roles.map((value) => ({ value, label: value }))}
            onChange={({ detail }) => setRole(roles.find((value) => value === detail.selectedOption.value) ?? 'viewer')}
          />
        </FormField>
        <Button disabled={!email} loading={invite.isPending} onClick={() => invite.mutate({ email, role })}>
          Invite
        </Button>
      </SpaceBetween>
    </Container>
  );
};
