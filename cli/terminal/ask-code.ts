import { createInterface } from 'node:readline/promises';

/** Asks on standard error for a code that is used once. */
export const askCode = async (question: string): Promise<string> => {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(question)).trim();
  } finally {
    lines.close();
  }
};
