import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Link } from '../../contract/link.ts';
import { Copyable } from '../components/copyable.tsx';
import { LinkStatus } from '../components/status.tsx';
import { When } from '../components/when.tsx';
import { VersionCell } from './version-cell.tsx';

const drift = {
  unknown: <StatusIndicator type="pending">Not looked at yet</StatusIndicator>,
  'in-sync': <StatusIndicator type="success">As installed</StatusIndicator>,
  drifted: <StatusIndicator type="warning">Changed by hand</StatusIndicator>,
};

export const LinkFacts = ({ link }: { link: Link }) => (
  <Container header={<Header variant="h2">The link</Header>}>
    <KeyValuePairs
      columns={3}
      items={[
        { label: 'State', value: <LinkStatus state={link.state} /> },
        { label: 'Version', value: <VersionCell link={link} /> },
        { label: 'Regions ready', value: link.regionsWanted ? `${link.regionsReady} of ${link.regionsWanted}` : '–' },
        { label: 'Last seen', value: <When at={link.lastSeenAt} /> },
        { label: 'Home region', value: link.homeRegion },
        {
          label: 'Stacks that may be proposed to',
          value: link.stackNamePattern === '*' ? 'Every stack (*)' : link.stackNamePattern,
        },
        { label: 'Agent stack', value: drift[link.drift] },
        { label: 'Linked', value: <When at={link.linkedAt} /> },
        { label: 'Role', value: link.roleArn ? <Copyable text={link.roleArn} what="the role's ARN" /> : '–' },
        { label: 'Assets bucket', value: link.assetsBucket ?? '–' },
      ]}
    />
  </Container>
);
