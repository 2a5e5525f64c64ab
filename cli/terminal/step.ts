import type { Terminal } from './terminal.ts';

/** Called with each thing that happened on the way; one line each. */
export type Report = (line: string) => void;

/** Runs one step of a command and shows it: live in a terminal, as plain lines in a pipe. */
export const step = async <Result>(
  terminal: Terminal,
  title: string,
  run: (report: Report) => Promise<Result>,
): Promise<Result> => {
  if (!terminal.interactive) {
    terminal.say(title);
    return await run((line) => terminal.say(`  ${line}`));
  }
  const { Listr, ListrLogger, ProcessOutput } = await import('listr2');
  let result: { value: Result } | undefined;
  const logger = new ListrLogger({ useIcons: true, processOutput: new ProcessOutput(process.stderr, process.stderr) });
  await new Listr(
    [
      {
        title,
        task: async (_, task) => {
          result = { value: await run((line) => (task.output = line)) };
        },
        rendererOptions: { outputBar: Infinity, persistentOutput: true },
      },
    ],
    // The error itself is told once, by report-error.
    { renderer: 'default', rendererOptions: { logger, showErrorMessage: false, collapseErrors: false } },
  ).run();
  if (!result) throw new Error(`The step ended without a result: ${title}`);
  return result.value;
};
