import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Repair } from '../../contract/agent-health.ts';
import { Copyable } from '../components/copyable.tsx';
import { Loaded } from '../components/loaded.tsx';
import { useRepair } from './service.ts';

/** Only a change of the stack has the agent look after its copies, and only the customer changes the stack. */
export const RepairButton = ({ id, region }: { id: string; region?: string }) => {
  const [open, setOpen] = useState(false);
  const repair = useRepair(id, open);
  return (
    <>
      <Button
        variant={region ? 'inline-link' : 'normal'}
        ariaLabel={region ? `Repair ${region}` : 'Repair'}
        onClick={() => setOpen(true)}
      >
        Repair
      </Button>
      <Modal
        visible={open}
        onDismiss={() => setOpen(false)}
        closeAriaLabel="Close"
        header={region ? `Repair the agent in ${region}` : 'Repair the agent'}
      >
        {open && <Loaded query={repair}>{(value) => <Steps repair={value} />}</Loaded>}
      </Modal>
    </>
  );
};

const Steps = ({ repair }: { repair: Repair }) => (
  <SpaceBetween size="m">
    <Box>
      The control plane may not change the account. Its owner has the agent look after every region again; release and
      settings stay as they are.
    </Box>
    {repair.consoleUrl && (
      <ol>
        <li>
          Copy this value: <Copyable text={repair.value} what="the value" />
        </li>
        <li>
          Open the update of the agent stack, and give the value to the parameter <strong>{repair.parameter}</strong>:{' '}
          <Button href={repair.consoleUrl} target="_blank" iconName="external" iconAlign="right">
            Update in the console
          </Button>
        </li>
        <li>Submit. The regions turn to ready here by themselves.</li>
      </ol>
    )}
    <Box>Or in a terminal, with the account’s own credentials:</Box>
    <Copyable text={repair.command} what="the command" />
  </SpaceBetween>
);
