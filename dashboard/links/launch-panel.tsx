import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Launch } from '../../contract/link.ts';
import { Copyable } from '../components/copyable.tsx';
import { exactly } from '../components/when.tsx';

/** The one click, and the same for those who work in a terminal. */
export const LaunchPanel = ({ launch, expiresAt }: { launch: Launch; expiresAt: string }) => (
  <Container
    header={
      <Header
        variant="h2"
        description={`Opens the AWS console with everything filled in. Single-use; expires ${exactly(expiresAt)}.`}
        actions={
          <Button variant="primary" href={launch.url} target="_blank" iconName="external" iconAlign="right">
            Launch Stack
          </Button>
        }
      >
        Install the agent stack
      </Header>
    }
  >
    <SpaceBetween size="s">
      <Box>
        Template: <Copyable text={launch.templateUrl} what="the template's address" />
      </Box>
      <Box>
        Sign in to the AWS console with the account to be linked; this page turns by itself as the install goes on.
      </Box>
    </SpaceBetween>
  </Container>
);
