import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Link } from '../../contract/link.ts';
import { Copyable } from '../components/copyable.tsx';
import { ForRole } from '../components/for-role.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { CommanderUsers, CommanderUsersTable } from './commander-users.tsx';
import { useEndLink } from './service.ts';

export const UnlinkPanel = ({ link }: { link: Link }) => (
  <Container header={<Header variant="h2">Unlink</Header>}>
    {link.state === 'unlinked' ? <Unlinked link={link} /> : <HowToUnlink link={link} />}
  </Container>
);

/** What the agent has said in its last word, and what stays. */
const Unlinked = ({ link }: { link: Link }) => (
  <SpaceBetween size="m">
    <Alert type="info" header="This account is unlinked">
      {link.leftBehind.length === 0 ? (
        'The agent reported nothing left behind.'
      ) : (
        <>
          Still in the account, because it is still of use to somebody there:
          <ul>
            {link.leftBehind.map((arn) => (
              <li key={arn}>{arn}</li>
            ))}
          </ul>
        </>
      )}
    </Alert>
    {link.commanderUsers.length > 0 && <CommanderUsersTable items={link.commanderUsers} />}
  </SpaceBetween>
);

const stays = [
  'The assets bucket, if it holds templates: stacks may still refer to them. An empty one is removed.',
  'Topics that stacks still name: CloudFormation cannot update a stack whose topic is gone.',
  'Stacks that were made from proposals: they are the account’s own.',
];

const HowToUnlink = ({ link }: { link: Link }) => {
  const end = useEndLink(link.id);
  const [asking, setAsking] = useState(false);
  const installed = link.state === 'linked' || link.state === 'unreachable';
  return (
    <SpaceBetween size="m">
      <Box>
        Only the customer can delete the agent stack: in the CloudFormation console, or with the account’s own
        credentials. That always works, also when this control plane is down. What the agent made in any region is
        removed with it.
      </Box>
      <Copyable text={`stackery aws unlink --region ${link.homeRegion}`} what="the command" />
      <div>
        <Box variant="awsui-key-label">What stays in the account</Box>
        <ul>
          {stays.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </div>
      {installed && <CommanderUsers id={link.id} />}
      <ForRole role="operator">
        <Button onClick={() => setAsking(true)}>End the link here only</Button>
      </ForRole>
      <Modal
        visible={asking}
        onDismiss={() => setAsking(false)}
        closeAriaLabel="Close"
        header="End the link?"
        footer={
          <Box float="right">
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" onClick={() => setAsking(false)}>
                Keep it
              </Button>
              <Button
                variant="primary"
                loading={end.isPending}
                onClick={() => end.mutate(undefined, { onSuccess: () => setAsking(false) })}
              >
                End the link
              </Button>
            </SpaceBetween>
          </Box>
        }
      >
        {end.error && <ErrorAlert error={end.error} />}
        The control plane forgets how to reach the account. The agent stack stays there until the customer deletes it.
      </Modal>
    </SpaceBetween>
  );
};
