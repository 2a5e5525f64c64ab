import { expect } from '@jest/globals';
import type { TestAws } from './start-local-aws.ts';
import type { Target } from './start-target.ts';

type Test = (target: Target) => unknown;
type LocalTest = { reason: string; run: (target: Target, local: TestAws) => unknown };

/** Tests by title: what is true of the operation, so that the table in docs can be made without running them. */
export type Block = Record<string, Test | LocalTest>;

/** One operation held to AWS. */
export type OperationTest = {
  /** Where AWS says what is tested here, and what it says. */
  fact: string;
  /** What a request and its answer look like. */
  shape: Block;
  /** What is refused, with which code and words. */
  validation: Block;
  /** What has changed afterwards, in which order things come, what happens the second time. */
  behaviour: Block;
};

/** A test of something that cannot be brought about in a real account. */
export const onlyLocally = (reason: string, run: LocalTest['run']): LocalTest => ({ reason, run });

type Words = string | RegExp;

/** An error by its code and its words. */
export const refusal = (name: string, message: Words): { name: string; message: unknown } => ({
  name,
  message: typeof message === 'string' ? message : expect.stringMatching(message),
});

/** A test for each row: what is sent, the error's code, its words. */
export const refusals = <Input>(
  send: (target: Target, input: Input) => Promise<unknown>,
  rows: Record<string, [input: Input, name: string, message: Words]>,
): Block =>
  Object.fromEntries(
    Object.entries(rows).map(([title, [input, name, message]]) => [
      title,
      (target: Target) => expect(send(target, input)).rejects.toMatchObject(refusal(name, message)),
    ]),
  );
