import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useParams } from 'react-router';
import type { ChangeSet } from '../../contract/change-set.ts';
import { LoadedPage } from '../components/loaded-page.tsx';
import { PageLink } from '../components/navigate.tsx';
import { Page } from '../components/page.tsx';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { ChangeSetStatus } from '../components/status.tsx';
import { When } from '../components/when.tsx';
import { StackTimeline } from '../links/stack-timeline.tsx';
import { ChangesTable } from './changes-table.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { useChangeSet } from './service.ts';
import { WaysOn } from './ways-on.tsx';

export const ChangeSetPage = () => {
  const { id = '' } = useParams();
  const changeSet = useChangeSet(id);
  return (
    <LoadedPage query={changeSet} what="change set">
      {(value) => <ChangeSetView changeSet={value} />}
    </LoadedPage>
  );
};

const ChangeSetView = ({ changeSet }: { changeSet: ChangeSet }) => (
  <Page
    title={`${changeSet.type === 'CREATE' ? 'Create' : 'Update'} ${changeSet.stackName}`}
    description={
      <>
        Account {changeSet.accountId}, {changeSet.region}. <ChangeSetStatus state={changeSet.state} />
      </>
    }
  >
    {changeSet.problem && <ProblemAlert problem={changeSet.problem} />}
    {['executing', 'done', 'failed'].includes(changeSet.state) && (
      <Container>
        <StackTimeline id={changeSet.linkId} place={changeSet} />
      </Container>
    )}
    {changeSet.review && <ReviewPanel review={changeSet.review} />}
    {(changeSet.state === 'ready' || changeSet.cleanUpCommand) && <WaysOn changeSet={changeSet} />}
    <Container header={<Header variant="h2">The proposal</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'State', value: <ChangeSetStatus state={changeSet.state} /> },
          { label: 'Proposed', value: <When at={changeSet.createdAt} /> },
          { label: 'By', value: changeSet.createdBy },
          { label: 'Account', value: <PageLink to={`/links/${changeSet.linkId}`}>{changeSet.accountId}</PageLink> },
          { label: 'Name in CloudFormation', value: changeSet.name },
          { label: 'Template (SHA-256)', value: <Box fontSize="body-s">{changeSet.templateHash}</Box> },
          {
            label: 'Parameters given',
            value:
              Object.entries(changeSet.parameters)
                .map(([name, value]) => `${name} = ${value}`)
                .join(', ') || 'none',
          },
        ]}
      />
    </Container>
    <ChangesTable changes={changeSet.changes} />
  </Page>
);
