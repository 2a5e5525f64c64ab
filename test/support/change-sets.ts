import { CloudFormationClient, DescribeStacksCommand, ExecuteChangeSetCommand } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import type { ChangeSet, ChangeSetState, Proposal } from '../../contract/change-set.ts';
import { eventually } from './eventually.ts';
import type { LinkedAccount } from './link-account.ts';
import type { TestControlPlane, TestWorkspace } from './start-control-plane.ts';
import type { TestAws } from './start-local-aws.ts';

export const queueTemplate = (retention = 600): string => `
Parameters:
  Name: { Type: String }
  Retention: { Type: Number, Default: ${retention} }
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties: { QueueName: !Ref Name, MessageRetentionPeriod: !Ref Retention }
`;

/** A stack that cannot be made: the queue's name is not one. */
export const failingTemplate =
  'Resources: { Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: "no such name!" } } }';

type Refusal = { code: string; message: string; hint: string };

/** Proposing through the API and executing as the customer, for one linked account and region. */
export const changeSetsOf = (
  controlPlane: TestControlPlane,
  aws: TestAws,
  place: { workspace: () => TestWorkspace; account: () => LinkedAccount; region: string },
) => {
  const { region } = place;
  const customer = aws.client(CloudFormationClient, 'customer-a', region);

  const propose = (changes: Partial<Proposal> & Record<string, unknown> = {}) => {
    const usual = { linkId: place.account().linkId, region, stackName: 'shop', template: queueTemplate() };
    const { operator } = place.workspace().keys;
    const body = { ...usual, ...changes };
    return controlPlane.call<ChangeSet & Refusal>(operator, 'POST', '/api/v1/change-sets', body);
  };

  const show = async (id: string): Promise<ChangeSet> =>
    (await controlPlane.call<ChangeSet>(place.workspace().keys.viewer, 'GET', `/api/v1/change-sets/${id}`)).body;

  const reach = (id: string, state: ChangeSetState): Promise<ChangeSet> =>
    eventually(async () => {
      const changeSet = await show(id);
      expect([changeSet.state, changeSet.problem]).toEqual([state, changeSet.problem]);
      return changeSet;
    });

  /** Proposed, and what it becomes. */
  const become = async (state: ChangeSetState, changes: Partial<Proposal>): Promise<ChangeSet> => {
    const { status, body } = await propose(changes);
    expect([status, body]).toEqual([201, expect.objectContaining({ state: 'creating' })]);
    return reach(body.id, state);
  };

  const rests = (stackName: string, status = /^(CREATE|UPDATE)_COMPLETE$/) =>
    eventually(async () => {
      const { Stacks } = await customer.send(new DescribeStacksCommand({ StackName: stackName }));
      expect(Stacks?.[0]?.StackStatus).toMatch(status);
      return Stacks?.[0];
    });

  const begin = ({ stackId, name }: ChangeSet) =>
    customer.send(new ExecuteChangeSetCommand({ StackName: stackId ?? '', ChangeSetName: name }));

  return {
    customer,
    propose,
    show,
    reach,
    become,
    rests,
    begin,
    async execute(changeSet: ChangeSet): Promise<void> {
      await begin(changeSet);
      await rests(changeSet.stackName);
    },
    look: (id: string) => controlPlane.deps.queue.send(controlPlane.deps.db, 'look-at-change-set', { changeSetId: id }),
    reject: (id: string) =>
      controlPlane.call<ChangeSet & Refusal>(
        place.workspace().keys.operator,
        'POST',
        `/api/v1/change-sets/${id}/reject`,
      ),
  };
};
