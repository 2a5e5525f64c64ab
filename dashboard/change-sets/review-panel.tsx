import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Finding, Review } from '../../contract/change-set.ts';

const groups: { key: 'replacements' | 'deletions' | 'iam' | 'borrowedPower'; title: string; none: string }[] = [
  { key: 'replacements', title: 'Replaced', none: 'Nothing is replaced.' },
  { key: 'deletions', title: 'Deleted', none: 'Nothing is deleted.' },
  { key: 'iam', title: 'Permissions (IAM)', none: 'No permission changes.' },
  {
    key: 'borrowedPower',
    title: 'Borrows power',
    none: 'No custom resource, macro, foreign code or dynamic reference.',
  },
];

/** Most sentences begin with the resource's name, which stands before them already. */
const withoutName = ({ logicalId, what }: Finding): string =>
  what.startsWith(`${logicalId} `) ? what.slice(logicalId.length + 1) : what;

const Findings = ({ title, none, findings }: { title: string; none: string; findings: Finding[] }) => (
  <div>
    <Box variant="h3">
      {title} {findings.length > 0 && `(${findings.length})`}
    </Box>
    {findings.length === 0 ? (
      <Box color="text-body-secondary">{none}</Box>
    ) : (
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.logicalId} ${finding.what}`}>
            <strong>{finding.logicalId}</strong>: {withoutName(finding)}
          </li>
        ))}
      </ul>
    )}
  </div>
);

/** Before anything else: what is lost, what gains power, and whose power will be used. */
export const ReviewPanel = ({ review }: { review: Review }) => (
  <Container
    header={
      <Header variant="h2" description="Whoever executes a change set lends it their power.">
        Review
      </Header>
    }
  >
    <SpaceBetween size="m">
      <Alert type={review.executesAs.kind === 'executor' ? 'warning' : 'info'}>
        {review.executesAs.kind === 'executor'
          ? 'It will run with the full power of whoever executes it: the stack has no service role.'
          : `It will run with the stack's service role, ${review.executesAs.roleArn}.`}
      </Alert>
      {groups.map(({ key, title, none }) => (
        <Findings key={key} title={title} none={none} findings={review[key]} />
      ))}
      {review.foreignTopics.length > 0 && (
        <Alert type="error" header="Events would go to another account">
          {review.foreignTopics.join(', ')}
        </Alert>
      )}
      <Box>
        <strong>Capabilities:</strong> {review.capabilities.join(', ') || 'none'}
      </Box>
      <Box>
        <strong>Rollback:</strong> {review.rollback}
      </Box>
      {review.warnings.map((warning) => (
        <Alert key={warning} type="warning">
          {warning}
        </Alert>
      ))}
    </SpaceBetween>
  </Container>
);
