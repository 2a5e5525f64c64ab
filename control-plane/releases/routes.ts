import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Release, ReleaseContents, type Manifest } from '../../contract/release.ts';
import type { Deps } from '../compose.ts';
import { answers } from '../plugins/answers.ts';
import { shared } from '../plugins/shared-schemas.ts';
import { freshReleases } from './fresh-releases.ts';
import { readContents } from './read-contents.ts';
import { listReleases } from './release-store.ts';
import { manifestUrl, templateUrl } from './release-urls.ts';

export const releaseRoutes: FastifyPluginAsyncTypebox<{ deps: Deps }> = async (app, { deps }) => {
  app.get(
    '/releases',
    {
      schema: {
        tags: ['releases'],
        summary: 'The published releases of the agent stack, newest first.',
        response: answers(200, Type.Object({ items: Type.Array(shared(Release)) })),
      },
    },
    async () => {
      await freshReleases(deps);
      const releases = await listReleases(deps.db);
      return { items: releases.map(({ manifest }, index) => releaseOf(manifest, index === 0)) };
    },
  );

  app.get(
    '/releases/:version/contents',
    {
      schema: {
        tags: ['releases'],
        summary: 'What a release creates in an account, and what its role may do there, read from its template.',
        params: Type.Object({ version: Type.String({ pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$', maxLength: 40 }) }),
        response: answers(200, shared(ReleaseContents)),
      },
    },
    ({ params }) => readContents(deps, params.version),
  );
};

const releaseOf = (manifest: Manifest, newest: boolean): Release => ({
  version: manifest.version,
  newest,
  codeHash: manifest.agent.codeHash,
  installRegions: manifest.installRegions,
  templateUrls: byRegion(manifest, templateUrl),
  manifestUrls: byRegion(manifest, manifestUrl),
});

const byRegion = (manifest: Manifest, url: typeof templateUrl): Record<string, string> =>
  Object.fromEntries(manifest.installRegions.map((region) => [region, url(manifest, region)]));
