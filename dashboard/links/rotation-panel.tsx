import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Link } from '../../contract/link.ts';
import { Copyable } from '../components/copyable.tsx';
import { ForRole } from '../components/for-role.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { exactly } from '../components/when.tsx';
import { useChangeLink, useLinkUpdate } from './service.ts';

/** A new external id: made here, given to the stack by the customer, and the only one as soon as it works. */
export const RotationPanel = ({ link }: { link: Link }) => {
  const rotate = useChangeLink(link.id);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The role opens with this link's external id alone. A new one is as good as the old until the agent stack is updated with it; then only it is."
          actions={
            <ForRole role="owner">
              {!link.rotation && (
                <Button loading={rotate.isPending} onClick={() => rotate.mutate({ rotateExternalId: true })}>
                  Rotate the external id
                </Button>
              )}
            </ForRole>
          }
        >
          External id
        </Header>
      }
    >
      {rotate.error && <ErrorAlert error={rotate.error} />}
      {link.rotation ? (
        <ForRole
          role="owner"
          otherwise={<StatusIndicator type="in-progress">A new one waits for the update of the stack</StatusIndicator>}
        >
          <Rotating link={link} until={link.rotation.expiresAt} />
        </ForRole>
      ) : (
        <StatusIndicator>In use; none other is accepted</StatusIndicator>
      )}
    </Container>
  );
};

const Rotating = ({ link, until }: { link: Link; until: string }) => {
  const update = useLinkUpdate(link.id);
  return (
    <SpaceBetween size="m">
      <StatusIndicator type="in-progress">
        The new one waits for the update of the agent stack; unused, it is forgotten {exactly(until)}
      </StatusIndicator>
      <ol>
        <li>
          Copy the new id: <Copyable text={link.nextExternalId ?? ''} what="the new external id" />
        </li>
        <li>
          Open the update of the agent stack, and give it to the parameter <strong>ExternalId</strong>:{' '}
          {update.data?.parametersUrl && (
            <Button href={update.data.parametersUrl} target="_blank" iconName="external" iconAlign="right">
              Update in the console
            </Button>
          )}
        </li>
        <li>Submit. Release and settings stay as they are; this page turns by itself when the new id works.</li>
      </ol>
      <Box>Or in a terminal, with the account’s own credentials:</Box>
      <Copyable text={`stackery aws update-role --rotate-external-id --region ${link.homeRegion}`} what="the command" />
    </SpaceBetween>
  );
};
