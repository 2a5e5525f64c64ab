import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { Install } from '../../contract/agent-health.ts';
import type { Link } from '../../contract/link.ts';
import { Copyable } from '../components/copyable.tsx';
import { StackStatus } from '../components/status.tsx';
import { When } from '../components/when.tsx';
import { useReleaseContents } from '../links/service.ts';
import { NothingHeard } from './nothing-heard.tsx';
import { useInstall } from './service.ts';

type Resource = Install['resources'][number];

const columns = [
  { id: 'resource', header: 'Resource', isRowHeader: true, cell: (item: Resource) => item.logicalId },
  { id: 'type', header: 'Type', cell: (item: Resource) => item.resourceType },
  {
    id: 'status',
    header: 'Status',
    minWidth: 230,
    cell: (item: Resource) => <StackStatus status={item.status} />,
  },
  { id: 'reason', header: "AWS's reason", cell: (item: Resource) => item.reason ?? '–' },
  { id: 'at', header: 'When', cell: (item: Resource) => <When at={item.at} /> },
];

/** The install resource by resource and region by region, from when its role lets us look. */
export const InstallWatch = ({ link }: { link: Link }) => {
  const install = useInstall(link);
  const contents = useReleaseContents(link.newestVersion ?? '', link.newestVersion !== null);
  if (!install.data?.visible) return link.state === 'waiting' ? <NothingHeard link={link} /> : null;
  const { status, reason, resources, regions } = install.data;
  const expected = Math.max(contents.data?.resources.length ?? 0, resources.length);
  const complete = resources.filter((resource) => resource.status.endsWith('_COMPLETE')).length;
  const isGoingBack = /ROLLBACK|DELETE/.test(status ?? '');
  return (
    <SpaceBetween size="m">
      {isGoingBack && (
        <Alert type="error" header="CloudFormation takes the install back">
          {reason ?? 'It has not said why yet.'} Remove the cause, delete the stack in the console, and launch it again
          with the same link while it is good.
        </Alert>
      )}
      {!isGoingBack && (
        <ProgressBar
          label="Resources"
          value={expected === 0 ? 0 : (100 * complete) / expected}
          description={status ? `CloudFormation says ${status}.` : ''}
          additionalInfo={`${complete} of ${expected}`}
        />
      )}
      {regions.length > 0 && (
        <div>
          <Box variant="awsui-key-label">Regions</Box>
          <SpaceBetween direction="horizontal" size="m">
            {regions.map(({ region, ready }) => (
              <StatusIndicator key={region} type={ready ? 'success' : 'in-progress'}>
                {region}
              </StatusIndicator>
            ))}
          </SpaceBetween>
        </div>
      )}
      <ExpandableSection headerText={`Resource by resource (${resources.length})`} defaultExpanded>
        <Table
          items={resources}
          columnDefinitions={columns}
          trackBy="logicalId"
          variant="borderless"
          wrapLines
          ariaLabels={{ tableLabel: 'Resources of the install' }}
        />
      </ExpandableSection>
      {isGoingBack && (
        <Copyable
          text={`aws cloudformation describe-stack-events --stack-name ${link.namePrefix}-agent --region ${link.homeRegion}`}
          what="the command that shows every event"
        />
      )}
    </SpaceBetween>
  );
};
