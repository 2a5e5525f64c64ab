import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Link } from '../../contract/link.ts';
import { ForRole } from '../components/for-role.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { useChangeLink } from './service.ts';

/** What people here call the account; AWS knows nothing of it. */
export const LinkName = ({ link }: { link: Link }) => {
  const change = useChangeLink(link.id);
  const [name, setName] = useState(link.name ?? '');
  return (
    <Container header={<Header variant="h2">Name</Header>}>
      <ForRole role="operator" otherwise={<Box>{link.name ?? 'It has none.'}</Box>}>
        <form onSubmit={(event) => (event.preventDefault(), change.mutate({ name: name.trim() }))}>
          <SpaceBetween size="s">
            {change.error && <ErrorAlert error={change.error} />}
            <FormField label="Name of the account" description="What you call this account; AWS knows nothing of it.">
              <Input value={name} onChange={({ detail }) => setName(detail.value)} />
            </FormField>
            <Button
              formAction="submit"
              loading={change.isPending}
              disabled={name.trim() === '' || name.trim() === link.name}
            >
              Rename
            </Button>
          </SpaceBetween>
        </form>
      </ForRole>
    </Container>
  );
};
