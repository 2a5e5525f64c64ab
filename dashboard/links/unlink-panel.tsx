import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Link } from '../../contract/link.ts';
import { Copyable } from '../components/copyable.tsx';
import { ForRole } from '../components/for-role.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { useEndLink } from './service.ts';

export const UnlinkPanel = ({ link }: { link: Link }) => {
  const end = useEndLink(link.id);
  const [asking, setAsking] = useState(false);
  const command = `stackery aws unlink --region ${link.homeRegion}`;
  if (link.state === 'unlinked')
    return (
      <Alert type="info" header="This account is unlinked">
        {link.leftBehind.length
          ? `Still in the account: ${link.leftBehind.join(', ')}.`
          : 'Nothing of the agent was left behind.'}
      </Alert>
    );
  return (
    <SpaceBetween size="m">
      <Box>
        Only the customer can delete the agent stack: in the CloudFormation console, or with the customer’s own
        credentials. That always works, also when this control plane is down. What the agent made is removed with it;
        the assets bucket stays if it holds objects.
      </Box>
      <Copyable text={command} what="the command" />
      <ForRole role="operator">
        <Button onClick={() => setAsking(true)}>End the link here only</Button>
      </ForRole>
      <Modal
        visible={asking}
        onDismiss={() => setAsking(false)}
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
