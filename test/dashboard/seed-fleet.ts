import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ChangeSetState, Review } from '../../contract/change-set.ts';
import type { LinkState } from '../../contract/link.ts';
import type { Problem } from '../../contract/problem.ts';
import type { ControlPlane } from '../../control-plane/start.ts';

const hour = 3_600_000;
const regions = ['us-east-1', 'eu-west-1', 'eu-central-1', 'ap-southeast-2'];

const unreachable: Problem = {
  code: 'role_not_assumable',
  reason: 'AWS refuses the role: AccessDenied.',
  hint: 'The customer may have deleted the agent stack or changed its role. Ask, then link the account again.',
};
const rejected: Problem = {
  code: 'external_id_not_enforced',
  reason: 'The role can be assumed without the external id.',
  hint: 'Delete the stack and install the genuine template with a new link.',
};

const kinds: { state: LinkState; problem?: Problem }[] = [
  ...Array.from({ length: 17 }, () => ({ state: 'linked' as const })),
  { state: 'unreachable', problem: unreachable },
  { state: 'rejected', problem: rejected },
  { state: 'unlinked' },
];

const nameOf = (index: number): string =>
  `${['Bakery', 'Cinema', 'Library', 'Museum', 'Orchard', 'Pharmacy', 'Shipyard', 'Theatre'][index % 8]} ${String(index + 1).padStart(5, '0')}`;

/** A fleet as it stands in the database after a while; nothing of it is in AWS. */
export const seedLinks = async (
  controlPlane: Pick<ControlPlane, 'deps'>,
  workspaceId: string,
  count: number,
  first = 400_000_000_000,
) => {
  const { db, clock } = controlPlane.deps;
  const rows = Array.from({ length: count }, (_, index) => {
    const { state, problem } = kinds[index % kinds.length] ?? { state: 'linked' };
    const account = String(first + index);
    const at = new Date(clock.now() - (index + 1) * hour);
    const here = regions.map((region, place) =>
      place === 3 && index % 7 === 0
        ? { region, state: 'failed' as const, reason: 'An SCP of the organization denies lambda:CreateFunction.' }
        : { region, state: 'ready' as const, version: index % 5 ? '1.5.5' : '1.5.4' },
    );
    return {
      id: randomUUID(),
      workspace_id: workspaceId,
      name: nameOf(index),
      state,
      problem: problem ? JSON.stringify(problem) : null,
      external_id: randomUUID(),
      account_confirmed: true,
      account_id: account,
      home_region: 'us-east-1',
      stack_name_pattern: '*',
      name_prefix: 'stackery',
      regions_wanted: '[]',
      regions: JSON.stringify(here),
      drift: state === 'rejected' ? ('unknown' as const) : index % 9 ? ('in-sync' as const) : ('drifted' as const),
      left_behind: '[]',
      stack_id: `arn:aws:cloudformation:us-east-1:${account}:stack/stackery-agent/${randomUUID()}`,
      role_arn: `arn:aws:iam::${account}:role/stackery-access`,
      assets_bucket: `stackery-agent-assetsbucket-${index}`,
      version: index % 5 ? '1.5.5' : '1.5.4',
      created_at: at,
      created_by: 'user:ada@example.com',
      expires_at: at,
      linked_at: state === 'rejected' ? null : at,
      last_seen_at: new Date(clock.now() - (index % 50) * 60_000),
    };
  });
  for (let from = 0; from < rows.length; from += 1_000)
    await db
      .insertInto('links')
      .values(rows.slice(from, from + 1_000))
      .execute();
  return rows.map(({ id, account_id }) => ({ id, accountId: account_id }));
};

const review: Review = {
  replacements: [{ logicalId: 'Orders', what: 'is replaced, because TopicName changes: its subscriptions are lost.' }],
  deletions: [{ logicalId: 'Archive', what: 'is deleted (AWS::S3::Bucket).' }],
  iam: [{ logicalId: 'FileRole', what: 'allows s3:PutObject on Filed/*' }],
  borrowedPower: [],
  foreignTopics: [],
  capabilities: ['CAPABILITY_IAM'],
  rollback: 'CloudFormation rolls back by itself when a resource fails.',
  executesAs: { kind: 'executor', roleArn: null },
  warnings: [],
};

const change = (action: string, logicalId: string, resourceType: string, replacement: string | null) => ({
  ...{ action, logicalId, resourceType, replacement, physicalId: `shop-${logicalId}`, policyAction: null },
  ...{ nestedChangeSet: null, before: action === 'Add' ? null : '{"Name":"before"}', after: '{"Name":"after"}' },
  properties:
    action === 'Modify'
      ? [{ path: '/Properties/TopicName', before: 'orders-v1', after: 'orders-v2', recreation: 'Always' }]
      : [],
});

/** One change set, and some events of its stack. */
export const seedChangeSet = async (
  controlPlane: Pick<ControlPlane, 'deps'>,
  workspaceId: string,
  link: { id: string; accountId: string },
  state: ChangeSetState,
): Promise<string> => {
  const { db, clock } = controlPlane.deps;
  const [id, now] = [randomUUID(), clock.now()];
  const stackId = `arn:aws:cloudformation:us-east-1:${link.accountId}:stack/orders/${randomUUID()}`;
  const problem: Problem = {
    code: 'stack_failed',
    reason: 'Waiting: The queue name may hold only letters, digits, hyphens and underscores.',
    hint: 'Mend the template and propose again.',
  };
  await db
    .insertInto('change_sets')
    .values({
      ...{ id, workspace_id: workspaceId, link_id: link.id, account_id: link.accountId, region: 'us-east-1' },
      ...{ stack_name: 'orders', stack_id: stackId, type: 'UPDATE', name: `stackery-${id}`, arn: null, state },
      problem: state === 'failed' ? JSON.stringify(problem) : null,
      template_hash: createHash('sha256').update(id).digest('hex'),
      parameters: '{"Stage":"staging"}',
      capabilities: '["CAPABILITY_IAM"]',
      changes: JSON.stringify([
        change('Modify', 'Orders', 'AWS::SNS::Topic', 'True'),
        change('Remove', 'Archive', 'AWS::S3::Bucket', null),
        change('Add', 'FileRole', 'AWS::IAM::Role', null),
      ]),
      review: JSON.stringify(review),
      warnings: '[]',
      polled: false,
      created_at: new Date(now - hour),
      created_by: 'user:ada@example.com',
      ready_at: new Date(now - hour),
    })
    .execute();
  const statuses = ['UPDATE_IN_PROGRESS', state === 'failed' ? 'UPDATE_FAILED' : 'UPDATE_COMPLETE'];
  await db
    .insertInto('stack_events')
    .values(
      statuses.map((status, index) => ({
        ...{ link_id: link.id, stack_id: stackId, event_id: randomUUID(), workspace_id: workspaceId },
        ...{ region: 'us-east-1', stack_name: 'orders', at: new Date(now - hour + index * 1000) },
        ...{ received_at: new Date(now), logical_resource_id: 'Waiting', physical_resource_id: 'orders-waiting' },
        ...{ resource_type: 'AWS::SQS::Queue', resource_status: status, client_request_token: '' },
        resource_status_reason: status === 'UPDATE_FAILED' ? problem.reason : '',
      })),
    )
    .execute();
  return id;
};

export type EventsTo = { workspaceId: string; linkId: string; region: string; stackName: string; stackId: string };

/** Many events of one stack, a second apart, the last one at `until`: made by the database itself, since a million is many. */
export const seedEvents = async (
  { db }: Pick<ControlPlane['deps'], 'db'>,
  { workspaceId, linkId, region, stackName, stackId }: EventsTo,
  count: number,
  until: number,
): Promise<void> => {
  await sql`
    insert into stack_events (
      link_id, stack_id, event_id, workspace_id, region, stack_name, at, received_at, logical_resource_id,
      physical_resource_id, resource_type, resource_status, resource_status_reason, client_request_token
    )
    select ${linkId}, ${stackId}, gen_random_uuid(), ${workspaceId}, ${region}, ${stackName}, at, at, 'Queue' || n % 40,
      ${stackName} || '-queue-' || n % 40, 'AWS::SQS::Queue',
      (array['UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE'])[1 + n % 2], '', ''
    from generate_series(1, ${count}::int) as n
    cross join lateral (select ${new Date(until)}::timestamptz - make_interval(secs => ${count}::int - n) as at) as moment`.execute(
    db,
  );
};
