import { Listr } from 'listr2';
import { setTheStage, type SetStage } from './demo/set-the-stage.ts';
import { steps } from './demo/steps.ts';

const once = process.argv.includes('--once');
let stageSet: SetStage | undefined;
let passed = 0;

const story = new Listr(
  [
    {
      title: 'The stage is set: local-aws, PostgreSQL, the control plane',
      task: async (_, task) => {
        stageSet = await setTheStage((line) => (task.output = line));
      },
    },
    ...steps.map((step) => ({
      title: step.title,
      task: async (_: unknown, task: { output: string }) => {
        if (!stageSet) throw new Error('the stage is not set');
        await step.play(stageSet.stage, (line) => (task.output = line));
        passed += 1;
      },
      rendererOptions: { persistentOutput: true, outputBar: 1 },
    })),
  ],
  {
    concurrent: false,
    rendererOptions: { collapseSubtasks: false },
  },
);

const strike = async (): Promise<void> => {
  const set = stageSet;
  stageSet = undefined;
  await set?.strike();
};

const interrupted = () => {
  void strike().finally(() => process.exit(130));
};
process.once('SIGINT', interrupted);
process.once('SIGTERM', interrupted);

let failed = 0;
try {
  await story.run();
} catch (error) {
  failed = 1;
  console.error(error instanceof Error ? error.message : error);
  const log = stageSet?.log().split('\n').slice(-20).join('\n').trim();
  if (log) console.error(`The control plane said:\n${log}`);
}

if (!once && failed === 0 && stageSet) {
  const welcome = /\S+\/first-owner#\S+/.exec(stageSet.log())?.[0];
  console.log(`\nThe control plane stays up: ${stageSet.url}   (end it with Ctrl-C)`);
  if (welcome) console.log(`Sign in to the dashboard as its first owner: ${welcome}\n`);
  console.log(`demo: ${passed} steps passed, 0 failed`);
} else {
  await strike();
  console.log(`demo: ${passed} steps passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
