import { randomUUID } from 'node:crypto';
import type { StackEvent } from '../../contract/stack-event.ts';
import { hashSecret } from '../../control-plane/secret.ts';
import type { ControlPlane } from '../../control-plane/start.ts';
import { createWorkspace } from '../../control-plane/workspaces/create-workspace.ts';
import { byTurns, type Measurement } from '../measurement.ts';
import { startBenchControlPlane } from '../start-bench-control-plane.ts';

const batches = 40;
const batchSize = 100;
const accountId = '222222222222';
const stackId = `arn:aws:cloudformation:eu-west-1:${accountId}:stack/orders/${randomUUID()}`;

const event = (): StackEvent => ({
  stackId,
  eventId: randomUUID(),
  stackName: 'orders',
  logicalResourceId: 'Queue',
  physicalResourceId: 'orders-queue',
  resourceType: 'AWS::SQS::Queue',
  resourceStatus: 'CREATE_COMPLETE',
  resourceStatusReason: '',
  clientRequestToken: '',
  timestamp: new Date().toISOString(),
});

/** Stack events through the whole API, against rows put into the same table by the same driver. */
export const stackEvents: Measurement = {
  name: 'stack events',
  async measure(say) {
    say('starting a control plane');
    const controlPlane = await startBenchControlPlane();
    try {
      const { token, linkId, workspaceId } = await linkedAgent(controlPlane);
      say(`sending ${batches * batchSize} events, five times each way`);
      const times = await byTurns(5, {
        api: () => perSecond(() => post(controlPlane.url, token)),
        insert: () => perSecond(() => insert(controlPlane, linkId, workspaceId)),
      });
      const beside = { name: 'bare insert', value: times.insert };
      return [{ what: 'events through the API', ours: times.api, beside, unit: 'per second' }];
    } finally {
      await controlPlane.close();
    }
  },
};

const perSecond = async (send: () => Promise<void>): Promise<number> => {
  const start = performance.now();
  for (let batch = 0; batch < batches; batch += 1) await send();
  return (batches * batchSize) / ((performance.now() - start) / 1000);
};

const post = async (url: string, token: string): Promise<void> => {
  const response = await fetch(`${url}/agent/v1/stack-events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ events: Array.from({ length: batchSize }, event) }),
  });
  if (response.status !== 202)
    throw new Error(`The control plane answered ${response.status}: ${await response.text()}`);
};

const insert = async ({ deps }: ControlPlane, link_id: string, workspace_id: string): Promise<void> => {
  const rows = Array.from({ length: batchSize }, event).map((one) => ({
    link_id,
    workspace_id,
    stack_id: one.stackId,
    event_id: one.eventId,
    region: 'eu-west-1',
    stack_name: one.stackName,
    at: new Date(one.timestamp),
    received_at: new Date(),
    logical_resource_id: one.logicalResourceId,
    physical_resource_id: one.physicalResourceId,
    resource_type: one.resourceType,
    resource_status: one.resourceStatus,
    resource_status_reason: one.resourceStatusReason,
    client_request_token: one.clientRequestToken,
  }));
  await deps.db.insertInto('stack_events').values(rows).execute();
};

/** A link as verification would have left it, and a session of its agent. */
const linkedAgent = async ({ deps }: ControlPlane) => {
  const { workspaceId } = await createWorkspace(deps, `bench-${randomUUID()}`, 'bench');
  const linkId = randomUUID();
  const now = new Date();
  await deps.db
    .insertInto('links')
    .values({
      id: linkId,
      workspace_id: workspaceId,
      state: 'linked',
      external_id: randomUUID(),
      account_confirmed: true,
      home_region: 'eu-west-1',
      stack_name_pattern: '*',
      name_prefix: 'stackery',
      regions_wanted: '[]',
      regions: '[]',
      left_behind: '[]',
      drift: 'unknown',
      account_id: accountId,
      commander_role_name: 'stackery-agent-commander',
      commander_role_unique_id: 'AROAEXAMPLE',
      handler_role_name: 'stackery-notifications-handler',
      handler_role_unique_id: 'AROAHANDLER',
      created_at: now,
      created_by: 'bench',
      expires_at: now,
      linked_at: now,
      verified_at: now,
    })
    .execute();
  const token = randomUUID();
  await deps.db
    .insertInto('agent_sessions')
    .values({
      token_hash: hashSecret(token),
      link_id: linkId,
      account_id: accountId,
      role_name: 'stackery-notifications-handler',
      role_unique_id: 'AROAHANDLER',
      expires_at: new Date(now.getTime() + 15 * 60_000),
    })
    .execute();
  return { token, linkId, workspaceId };
};
