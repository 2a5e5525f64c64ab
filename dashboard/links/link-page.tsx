import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useParams, useSearchParams } from 'react-router';
import type { Link } from '../../contract/link.ts';
import { DriftTable } from '../agent-health/drift-table.tsx';
import { FunctionsPanel } from '../agent-health/functions-panel.tsx';
import { HealthTable } from '../agent-health/health-table.tsx';
import { AuditTable } from '../audit/audit-table.tsx';
import { ForRole } from '../components/for-role.tsx';
import { LoadedPage } from '../components/loaded-page.tsx';
import { NavigateButton } from '../components/navigate.tsx';
import { Page } from '../components/page.tsx';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { ConfirmAccount } from './confirm-account.tsx';
import { InstallProgress } from './install-progress.tsx';
import { LaunchPanel } from './launch-panel.tsx';
import { LinkFacts } from './link-facts.tsx';
import { LinkName } from './link-name.tsx';
import { RegionsTable } from './regions-table.tsx';
import { ResourcesTable } from './resources-table.tsx';
import { RotationPanel } from './rotation-panel.tsx';
import { useLink } from './service.ts';
import { StacksPanel } from './stacks-panel.tsx';
import { UnlinkPanel } from './unlink-panel.tsx';
import { UpdateAvailable } from './update-available.tsx';

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
    actions={
      link.state === 'linked' && (
        <ForRole role="operator">
          <NavigateButton to={`/change-sets/new?link=${link.id}`} text="Propose a change set" />
        </ForRole>
      )
    }
  >
    {link.problem && <ProblemAlert problem={link.problem} />}
    {link.outdated && <UpdateAvailable link={link} />}
    {link.state === 'registered' && !link.accountConfirmed && <ConfirmAccount link={link} />}
    {link.state === 'waiting' && link.launch && <LaunchPanel launch={link.launch} expiresAt={link.expiresAt} />}
    {['waiting', 'registered', 'rejected'].includes(link.state) && <InstallProgress link={link} />}
    <LinkFacts link={link} />
    <LinkTabs link={link} />
  </Page>
);

/** What is open stands in the address, so that it can be sent to somebody. */
const LinkTabs = ({ link }: { link: Link }) => {
  const [search, setSearch] = useSearchParams();
  const installed = link.state === 'linked' || link.state === 'unreachable';
  const tabs = [
    ...(installed ? [{ id: 'health', label: 'Health', content: <HealthTable id={link.id} /> }] : []),
    { id: 'regions', label: 'Regions', content: <RegionsTable id={link.id} /> },
    ...(installed ? [{ id: 'functions', label: 'Functions', content: <FunctionsPanel link={link} /> }] : []),
    {
      id: 'agent-stack',
      label: 'Agent stack',
      content: (
        <SpaceBetween size="l">
          <ResourcesTable link={link} />
          <DriftTable id={link.id} />
        </SpaceBetween>
      ),
    },
    { id: 'stacks', label: 'Stacks', content: <StacksPanel id={link.id} /> },
    { id: 'history', label: 'History', content: <AuditTable subject={`link:${link.id}`} borderless /> },
    {
      id: 'settings',
      label: 'Settings',
      content: (
        <SpaceBetween size="l">
          <LinkName link={link} />
          {installed && <RotationPanel link={link} />}
          <UnlinkPanel link={link} />
        </SpaceBetween>
      ),
    },
  ];
  const asked = search.get('tab');
  return (
    <Tabs
      ariaLabel="About this account"
      activeTabId={tabs.find(({ id }) => id === asked)?.id ?? tabs[0]?.id ?? ''}
      onChange={({ detail }) => setSearch({ tab: detail.activeTabId }, { replace: true })}
      tabs={tabs}
    />
  );
};
