import { describe, expect, it } from '@jest/globals';
import type { Link } from '../../contract/link.ts';
import type { ApiKey } from '../../contract/workspace.ts';
import { publishTestRelease } from '../support/publish-test-release.ts';
import { routesOf, type Route } from '../support/routes-of.ts';
import { startTestControlPlane } from '../support/start-control-plane.ts';
import { startTestAws } from '../support/start-local-aws.ts';

const aws = await startTestAws();
await publishTestRelease(aws, '1.5.4', 'Resources: { StackeryRole: { Type: AWS::IAM::Role } }');
const controlPlane = await startTestControlPlane({ aws });
const { call } = controlPlane;
const ours = await controlPlane.workspace();
const theirs = await controlPlane.workspace();
const link = (await call<Link>(ours.keys.owner, 'POST', '/api/v1/links', { region: 'us-east-1', name: 'ours' })).body;
const apiKey = (await call<{ items: ApiKey[] }>(ours.keys.owner, 'GET', '/api/v1/api-keys')).body.items[0];

const routes = routesOf(controlPlane.app);
const ofPeople = routes.filter(({ path }) => path.startsWith('/api/v1/'));
const ofAgents = routes.filter(({ path }) => path.startsWith('/agent/v1/') && path !== '/agent/v1/sessions');
const title = ({ method, path }: Route) => `${method} ${path}`;

/** Our ids in the place of the path's parameters. */
const aimedAtUs = ({ path }: Route): string =>
  path
    .replace('/api-keys/{id}', `/api-keys/${apiKey?.id ?? ''}`)
    .replace('{id}', link.id)
    .replace('{name}', 'shop')
    .replace('{version}', '1.5.4')
    .concat(/\/(events|functions)$/.test(path) ? '?region=us-east-1' : '');

const template = JSON.stringify({ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } });
/** What each route must be sent to get past validation. */
const bodies: Record<string, unknown> = {
  'PATCH /api/v1/links/{id}': { name: 'taken over' },
  'PATCH /api/v1/links/{id}/log-retention': { region: 'us-east-1', function: 'agent-commander', retentionDays: 1 },
  'POST /api/v1/change-sets': { linkId: link.id, region: 'us-east-1', stackName: 'shop', template },
  'POST /api/v1/template-summaries': { linkId: link.id, region: 'us-east-1', template },
};
/** What makes something in the caller's own workspace, or reads what anybody may, and so cannot name anything of ours. */
const makesOwn = new Set(['POST /api/v1/links', 'POST /api/v1/api-keys', 'POST /api/v1/template-downloads']);

describe('every route of people and programs', () => {
  it('is there', () => expect(ofPeople.length).toBeGreaterThanOrEqual(18));

  it.each(ofPeople.map((route) => [title(route), route] as const))(
    '%s is closed to a stranger',
    async (_title, route) => {
      for (const token of [undefined, 'sk_stackery_guessed', 'x', `${ours.keys.owner}x`]) {
        const answer = await call(token, route.method, aimedAtUs(route));
        expect(answer).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
      }
    },
  );

  it.each(ofPeople.filter(({ method }) => method !== 'GET').map((route) => [title(route), route] as const))(
    '%s is closed to a viewer',
    async (_title, route) => {
      const answer = await call(ours.keys.viewer, route.method, aimedAtUs(route), bodies[title(route)]);
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    },
  );

  it.each(
    ofPeople
      .filter((route) => !makesOwn.has(title(route)) && route.path !== '/api/v1/live')
      .map((route) => [title(route), route] as const),
  )('%s shows another workspace nothing of ours', async (_title, route) => {
    const answer = await call(theirs.keys.owner, route.method, aimedAtUs(route), bodies[title(route)]);
    const namesUs = /\{id\}/.test(route.path) || title(route) in bodies;
    expect(answer.status).toBe(namesUs ? 404 : 200);
    const { message: _echoesTheAskedId, ...shown } = answer.body as { message?: string };
    const text = JSON.stringify(shown);
    for (const secret of [link.externalId, link.id, apiKey?.id ?? '', ours.id]) expect(text).not.toContain(secret);
  });

  it('has left everything as it was', async () => {
    const { body } = await call<Link>(ours.keys.owner, 'GET', `/api/v1/links/${link.id}`);
    expect(body).toEqual(link);
  });
});

describe('every route of agents', () => {
  it.each(ofAgents.map((route) => [title(route), route] as const))(
    '%s is closed to all others',
    async (_title, route) => {
      for (const token of [undefined, 'x', ours.keys.owner])
        expect(await call(token, route.method, route.path)).toMatchObject({
          status: 401,
          body: { code: 'token_invalid' },
        });
    },
  );
});
