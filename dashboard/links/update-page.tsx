import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useParams } from 'react-router';
import type { LinkUpdate } from '../../contract/link.ts';
import { Copyable } from '../components/copyable.tsx';
import { LoadedPage } from '../components/loaded-page.tsx';
import { Page } from '../components/page.tsx';
import { useLinkUpdate } from './service.ts';

export const UpdatePage = () => {
  const { id = '' } = useParams();
  const update = useLinkUpdate(id);
  return (
    <LoadedPage query={update} what="account">
      {(value) => (
        <Page
          title={value.outdated ? `Update to ${value.newestVersion}` : 'Up to date'}
          description={`Installed: ${value.installedVersion ?? 'not known yet'}`}
          actions={
            value.outdated && value.consoleUrl ? (
              <Button variant="primary" href={value.consoleUrl} target="_blank" iconName="external" iconAlign="right">
                Update
              </Button>
            ) : undefined
          }
        >
          {value.outdated ? (
            <WhatChanges update={value} />
          ) : (
            <StatusIndicator>The newest release is installed.</StatusIndicator>
          )}
        </Page>
      )}
    </LoadedPage>
  );
};

const WhatChanges = ({ update }: { update: LinkUpdate }) => (
  <SpaceBetween size="l">
    <Container header={<Header variant="h2">Resources that change</Header>}>
      {update.resourceChanges.length === 0 && <Box>No resource is added or removed.</Box>}
      {update.resourceChanges.map((change) => (
        <Box key={change.logicalId}>
          {change.action} <strong>{change.logicalId}</strong> ({change.resourceType})
        </Box>
      ))}
    </Container>
    <Container header={<Header variant="h2">Permissions that change</Header>}>
      {update.permissionChanges.length === 0 && <Box>No permission changes.</Box>}
      {update.permissionChanges.map((change) => (
        <Box key={change.logicalId}>
          <strong>{change.logicalId}</strong>
          {change.added.map((item) => (
            <div key={item}>may now: {item}</div>
          ))}
          {change.removed.map((item) => (
            <div key={item}>may no longer: {item}</div>
          ))}
        </Box>
      ))}
    </Container>
    <Container header={<Header variant="h2">The same in a terminal</Header>}>
      <Copyable text={update.command} what="the command" />
    </Container>
  </SpaceBetween>
);
