import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ChangeSet } from '../../contract/change-set.ts';
import { Copyable } from '../components/copyable.tsx';
import { ForRole } from '../components/for-role.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { useReject } from './service.ts';

/** Execute in the console, execute in a terminal, or reject. The control plane itself cannot execute. */
export const WaysOn = ({ changeSet }: { changeSet: ChangeSet }) => {
  const reject = useReject(changeSet.id);
  if (changeSet.cleanUpCommand)
    return (
      <Container header={<Header variant="h2">An empty stack is left</Header>}>
        <Box>
          CloudFormation keeps the empty shell of a stack that was never created; only the customer can delete it:
        </Box>
        <Copyable text={changeSet.cleanUpCommand} what="the command" />
      </Container>
    );
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The console is the authority: it shows what will run."
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <ForRole role="operator">
                <Button loading={reject.isPending} onClick={() => reject.mutate(undefined)}>
                  Reject
                </Button>
              </ForRole>
              {changeSet.consoleUrl && (
                <Button
                  variant="primary"
                  href={changeSet.consoleUrl}
                  target="_blank"
                  iconName="external"
                  iconAlign="right"
                >
                  Execute in the console
                </Button>
              )}
            </SpaceBetween>
          }
        >
          Three ways on
        </Header>
      }
    >
      {reject.error && <ErrorAlert error={reject.error} />}
      <Box>With the customer's own credentials in a terminal:</Box>
      <Copyable text={changeSet.executeCommand} what="the command" />
    </Container>
  );
};
