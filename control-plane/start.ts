import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { compose, type Deps, type Overrides } from './compose.ts';
import type { Config } from './config.ts';
import { jobs } from './queue/jobs.ts';
import { startWorkers } from './queue/start-workers.ts';

export type ControlPlane = { url: string; app: FastifyInstance; deps: Deps; close(): Promise<void> };

/** Starts everything, and stops it in the opposite order. */
export const startControlPlane = async (config: Config, overrides: Overrides = {}): Promise<ControlPlane> => {
  const { deps, close: closeDeps } = await compose(config, overrides);
  try {
    const app = await buildApp(deps);
    const url = await app.listen({ host: config.host, port: config.port });
    deps.publicUrl ??= url;
    await startWorkers(deps, jobs);
    const close = async () => {
      await app.close();
      await closeDeps();
    };
    return { url, app, deps, close };
  } catch (error) {
    await closeDeps();
    throw error;
  }
};
