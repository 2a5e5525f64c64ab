import type { Run, TemplateRun } from './run.ts';
import { failureReason, isSuperseded, nextOperation } from './run.ts';
import { cleanUp } from './clean-up.ts';
import { createResource } from './create-resource.ts';
import { deleteResources } from './delete-resources.ts';
import { emitStackEvent } from './emit-event.ts';
import { exportedValue } from './lookups.ts';
import { monitor } from './monitor.ts';
import { evaluateOutputs, importsOf } from './outputs.ts';
import { finishDelete } from './run-delete.ts';
import { walkGraph } from './walk-graph.ts';

export type OnFailure = 'ROLLBACK' | 'DO_NOTHING' | 'DELETE';

/** Creates the stack's resources, and takes them away again when one fails. */
export const runCreate = async (
  run: TemplateRun,
  onFailure: OnFailure,
  retainExceptOnCreate = false,
): Promise<void> => {
  const problem = await createAll(run);
  if (run.world.signal.aborted || isSuperseded(run)) return;
  if (problem === undefined) return emitStackEvent(run, run.stack, 'CREATE_COMPLETE');
  if (onFailure === 'DO_NOTHING') return emitStackEvent(run, run.stack, 'CREATE_FAILED', problem);
  if (onFailure === 'DELETE') {
    const deletion = nextOperation(run, 'DELETE_STACK', run.token);
    emitStackEvent(deletion, run.stack, 'DELETE_IN_PROGRESS', `${problem}Delete requested by user.`);
    return finishDelete(deletion);
  }
  const rollback = nextOperation(run, 'ROLLBACK', run.token);
  emitStackEvent(rollback, run.stack, 'ROLLBACK_IN_PROGRESS', `${problem}Rollback requested by user.`);
  return rollBackCreate(rollback, retainExceptOnCreate);
};

/** Takes away what a failed create made, and keeps the stack's record. */
export const rollBackCreate = async (run: Run, retainExceptOnCreate = false): Promise<void> => {
  await deleteResources(run, ({ deletionPolicy }) =>
    deletionPolicy === 'RetainExceptOnCreate' || (deletionPolicy === 'Retain' && retainExceptOnCreate)
      ? 'Delete'
      : deletionPolicy,
  );
  await cleanUp(run);
  if (run.world.signal.aborted || isSuperseded(run)) return;
  run.stack.outputs = [];
  run.stack.imports = [];
  if (run.failures.length > 0) emitStackEvent(run, run.stack, 'ROLLBACK_FAILED', failureReason(run.failures));
  else emitStackEvent(run, run.stack, 'ROLLBACK_COMPLETE');
};

const createAll = async (run: TemplateRun): Promise<string | undefined> => {
  const { stack, prepared, world, cancel } = run;
  const problem = tryTo(() => {
    const imports = importsOf(run);
    for (const name of imports) exportedValue(world, stack, name);
    stack.imports = imports;
  });
  if (problem !== undefined) return problem;
  let timedOut = false;
  const over = new AbortController();
  if (stack.timeoutMinutes !== undefined)
    world.clock.sleep(stack.timeoutMinutes * 60_000, over.signal).then(
      () => {
        timedOut = true;
        cancel.abort(new Error('Resource creation cancelled'));
      },
      () => {},
    );
  await walkGraph(prepared.dependencies, (logicalId) => createResource(run, logicalId), {
    stopped: () => cancel.signal.aborted,
  });
  over.abort();
  if (timedOut) return 'Stack creation time exceeded the specified timeout. ';
  if (run.failures.length > 0) return failureReason(run.failures);
  await monitor(run);
  return tryTo(() => {
    stack.outputs = evaluateOutputs(run);
  });
};

/** The reason why the stack itself, and none of its resources, fails. */
const tryTo = (work: () => void): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return `${error instanceof Error ? error.message.replace(/^Template error: /, '') : String(error)}. `;
  }
};
