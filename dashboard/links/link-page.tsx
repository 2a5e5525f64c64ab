import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useParams } from 'react-router';
import type { Link } from '../../contract/link.ts';
import { AuditTable } from '../audit/audit-table.tsx';
import { LoadedPage } from '../components/loaded-page.tsx';
import { Page } from '../components/page.tsx';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { ConfirmAccount } from './confirm-account.tsx';
import { InstallProgress } from './install-progress.tsx';
import { LaunchPanel } from './launch-panel.tsx';
import { LinkFacts } from './link-facts.tsx';
import { RegionsTable } from './regions-table.tsx';
import { ResourcesTable } from './resources-table.tsx';
import { useLink } from './service.ts';
import { StacksPanel } from './stacks-panel.tsx';
import { UpdateAvailable } from './update-available.tsx';
import { UnlinkPanel } from './unlink-panel.tsx';

export const LinkPage = () => {
  const { id = '' } = useParams();
  const link = useLink(id);
  return (
    <LoadedPage query={link} what="account">
      {(value) => <LinkView link={value} />}
    </LoadedPage>
  );
};

const LinkView = ({ link }: { link: Link }) => (
  <Page
    title={link.name ?? link.accountId ?? 'New link'}
    description={link.accountId ? `AWS account ${link.accountId}` : undefined}
  >
    {link.problem && <ProblemAlert problem={link.problem} />}
    {link.outdated && <UpdateAvailable link={link} />}
    {link.state === 'registered' && !link.accountConfirmed && <ConfirmAccount link={link} />}
    {link.state === 'waiting' && link.launch && <LaunchPanel launch={link.launch} expiresAt={link.expiresAt} />}
    {['waiting', 'registered', 'rejected'].includes(link.state) && <InstallProgress link={link} />}
    <LinkFacts link={link} />
    <Tabs
      ariaLabel="About this account"
      tabs={[
        { id: 'regions', label: 'Regions', content: <RegionsTable id={link.id} /> },
        { id: 'resources', label: 'Agent stack', content: <ResourcesTable link={link} /> },
        { id: 'stacks', label: 'Stacks', content: <StacksPanel id={link.id} /> },
        { id: 'history', label: 'History', content: <AuditTable subject={`link:${link.id}`} borderless /> },
        {
          id: 'unlink',
          label: 'Unlink',
          content: (
            <SpaceBetween size="l">
              <UnlinkPanel link={link} />
            </SpaceBetween>
          ),
        },
      ]}
    />
  </Page>
);
