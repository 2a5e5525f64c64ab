/** What each way to end is called here, and the number that programs see. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  refused: 3,
  missing: 4,
  'aws-refused': 5,
  'nothing-to-do': 6,
} as const;

export type Outcome = keyof typeof exitCodes;
