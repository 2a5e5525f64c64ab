import { makePaint, type Paint } from './paint.ts';

/** Where a command speaks. Results go to standard output; everything else goes to standard error. */
export type Terminal = {
  json: boolean;
  /** Somebody is there to read progress and to answer questions. */
  interactive: boolean;
  paint: Paint;
  /** For people: progress, notes, questions. */
  say: (line?: string) => void;
  /** The result: the value itself for programs, the lines for people. */
  answer: (value: unknown, lines: () => string[]) => void;
};

export const openTerminal = ({ json, colour }: { json: boolean; colour: boolean }): Terminal => {
  // Whoever reads us may stop early, as `head` does; that is no fault of ours.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  return {
    json,
    interactive: Boolean(process.stdin.isTTY && process.stderr.isTTY),
    paint: makePaint(colour && process.stderr.isTTY && process.stdout.isTTY),
    say: (line = '') => void process.stderr.write(`${line}\n`),
    answer: (value, lines) =>
      void process.stdout.write(
        json
          ? `${JSON.stringify(value, null, 2)}\n`
          : lines()
              .map((line) => `${line}\n`)
              .join(''),
      ),
  };
};
