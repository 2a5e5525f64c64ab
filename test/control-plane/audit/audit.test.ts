import { expect, it } from '@jest/globals';
import type { AuditEntry } from '../../../contract/audit.ts';
import type { Link } from '../../../contract/link.ts';
import { writeAudit } from '../../../control-plane/audit/write-audit.ts';
import { publishTestRelease } from '../../support/publish-test-release.ts';
import { startTestControlPlane } from '../../support/start-control-plane.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
await publishTestRelease(aws, '1.5.4');
const controlPlane = await startTestControlPlane({ aws });
const { call, deps } = controlPlane;
const ours = await controlPlane.workspace();
const theirs = await controlPlane.workspace();

const log = async (key: string) => (await call<{ items: AuditEntry[] }>(key, 'GET', '/api/v1/audit')).body.items;
const makeLink = async (key: string, name: string) =>
  (await call<Link>(key, 'POST', '/api/v1/links', { region: 'us-east-1', name })).body;

it('names the agents and accounts of its entries as people do', async () => {
  const { id } = await makeLink(ours.keys.owner, 'Shop');
  const actor = { workspaceId: ours.id, who: `agent:${id}`, from: null };
  await writeAudit(deps, deps.db, actor, { action: 'link.registered', subject: `link:${id}` });
  const [entry] = await log(ours.keys.viewer);
  expect(entry).toMatchObject({ who: `agent:${id}`, whoName: 'Shop', subjectName: 'Shop', detail: null });
});

it('names nothing of another workspace, even if an entry did', async () => {
  const { id } = await makeLink(ours.keys.owner, 'Bakery');
  const actor = { workspaceId: theirs.id, who: `agent:${id}`, from: null };
  await writeAudit(deps, deps.db, actor, { action: 'link.registered', subject: `link:${id}` });
  const [entry] = await log(theirs.keys.viewer);
  expect(entry).toMatchObject({ action: 'link.registered', whoName: null, subjectName: null });
});
