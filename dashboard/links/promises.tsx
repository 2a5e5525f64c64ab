import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';

const created = [
  'One role that the vendor may assume, with an external id made for this link alone',
  'Two functions in each enabled region: the commander and the notifications handler',
  'A topic in each region that receives the messages of the customer’s stacks',
  'A bucket for proposed templates, and two queues',
];

const can = [
  'Read stacks whose names match the pattern, their events and templates',
  'Propose change sets on them, from templates in the customer’s own bucket',
];

const cannot = [
  'Execute a change set, create, update or delete a stack',
  'Overwrite a template that was reviewed',
  'Pass a role, assume another role, or call any other AWS service',
  'Change the agent stack itself',
];

const List = ({ title, items, type }: { title: string; items: string[]; type: 'info' | 'success' | 'error' }) => (
  <Container header={<Header variant="h2">{title}</Header>}>
    <SpaceBetween size="xs">
      {items.map((item) => (
        <StatusIndicator key={item} type={type} iconAriaLabel={title}>
          {item}
        </StatusIndicator>
      ))}
    </SpaceBetween>
  </Container>
);

/** What the customer is asked for, in plain words. The role's policy says the same to IAM. */
export const Promises = () => (
  <SpaceBetween size="l">
    <List title="What will be created" items={created} type="info" />
    <List title="What the role can do" items={can} type="success" />
    <List title="What the role cannot do" items={cannot} type="error" />
  </SpaceBetween>
);
