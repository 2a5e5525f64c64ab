import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';

/** Whoever only asks whether they may is told so by an error; who may not was refused before. */
export const withDryRun = (operations: Record<string, Operation>): Record<string, Operation> =>
  Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      {
        ...operation,
        run: (call, input: { DryRun?: boolean }) => {
          if (input.DryRun) {
            throw new AwsError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);
          }
          return operation.run(call, input as never);
        },
      },
    ]),
  );
