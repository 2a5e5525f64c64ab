import type { Deps } from '../compose.ts';
import type { Job, Jobs } from './job.ts';
import type { JobName } from './job-payloads.ts';

/** Makes every queue, its schedule and its workers. Several control planes share one set of queues. */
export const startWorkers = async (deps: Deps, jobs: Jobs): Promise<void> => {
  for (const name of Object.keys(jobs) as JobName[]) await startNamed(deps, jobs, name);
};

// One name at a time, so that the payload's type goes with the job's.
const startNamed = <Name extends JobName>(deps: Deps, jobs: Jobs, name: Name): Promise<void> =>
  startWorker<Name>(deps, name, jobs[name]);

const startWorker = async <Name extends JobName>(deps: Deps, name: Name, job: Job<Name>): Promise<void> => {
  const { boss } = deps.queue;
  const options = {
    expireInSeconds: job.expireInSeconds,
    retryLimit: job.retries,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    notify: true,
  };
  await boss.createQueue(name, { policy: job.onceEach ? 'short' : 'standard', ...options });
  await boss.updateQueue(name, options);
  if (job.schedule) await boss.schedule(name, job.schedule, {});
  // jobs that are due later are found by polling only
  const polling = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 };
  await boss.work<Parameters<typeof job.run>[1]>(
    name,
    { batchSize: 1, localConcurrency: job.atOnce, ...polling },
    async ([work]) => {
      if (!work) return;
      const started = Date.now();
      const log = deps.log.child({ job: name, jobId: work.id });
      try {
        await job.run(deps, work.data);
        log.debug({ ms: Date.now() - started }, 'Job done.');
      } catch (error) {
        log.warn({ err: error, ms: Date.now() - started }, 'Job failed; it is tried again while it has tries left.');
        throw error;
      }
    },
  );
};
