import { copyOf } from '../copy-of.ts';
import type { ChangeSet } from '../change-sets/change-set.ts';
import type { Stack, StackResource, StackSettings } from '../stack-state.ts';
import { cleanUp, cleanUpAttempts } from './clean-up.ts';
import { refusalByPolicy } from '../stack-policy.ts';
import { emitResourceEvent, emitStackEvent } from './emit-event.ts';
import { exportedValue } from './lookups.ts';
import { evaluateOutputs, importsOf } from './outputs.ts';
import { reasonOf } from './handler-error.ts';
import { monitor } from './monitor.ts';
import { runUpdateRollback } from './run-update-rollback.ts';
import { failureReason, nextOperation, nextPhase, UpdateCancelled, type Run, type TemplateRun } from './run.ts';
import { updateResource } from './update-resource.ts';
import { walkGraph } from './walk-graph.ts';

/** Keeps what the stack is now, so that a failed update can go back, and takes on the new settings. */
export const takeOn = (
  stack: Stack,
  settings: StackSettings & Pick<Partial<ChangeSet>, 'roleArn'>,
  now: number,
): void => {
  // After a failed update without rollback, the last good state stays the one to go back to.
  stack.previous ??= copyOf({
    templateText: stack.templateText,
    parameters: stack.parameters,
    tags: stack.tags,
    capabilities: stack.capabilities,
    notificationArns: stack.notificationArns,
    outputs: stack.outputs,
    imports: stack.imports,
    resources: stack.resources,
    ...(stack.description === undefined ? {} : { description: stack.description }),
    ...(stack.rollbackConfiguration === undefined ? {} : { rollbackConfiguration: stack.rollbackConfiguration }),
  });
  const { templateText, parameters, tags, capabilities, notificationArns, description, rollbackConfiguration } =
    settings;
  Object.assign(stack, { templateText, parameters, tags, capabilities, notificationArns, updatedAt: now });
  if (description === undefined) delete stack.description;
  else stack.description = description;
  if (rollbackConfiguration !== undefined) stack.rollbackConfiguration = rollbackConfiguration;
  if (settings.roleArn !== undefined) stack.roleArn = settings.roleArn;
};

export type UpdateOptions = { disableRollback: boolean; retainExceptOnCreate: boolean };

/** Brings the stack's resources to its new template, and back when one fails. True when the update stands. */
export const runUpdate = async (run: TemplateRun, options: UpdateOptions): Promise<boolean> => {
  const { stack, world } = run;
  const problem = await updateAll(run);
  if (world.signal.aborted) return false;
  if (problem !== undefined) delete stack.updatePolicies;
  if (problem === undefined) {
    emitStackEvent(run, stack, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    const removed = removedBy(run);
    for (const { logicalId } of removed) delete stack.resources[logicalId];
    stack.garbage.push(...removed);
    await finishUpdate(nextPhase(run));
    return !world.signal.aborted;
  }
  const cancelled: unknown = run.cancel.signal.reason;
  if (options.disableRollback && !(cancelled instanceof UpdateCancelled)) {
    emitStackEvent(run, stack, 'UPDATE_FAILED', problem);
    return false;
  }
  const rollback = nextOperation(run, 'ROLLBACK', cancelled instanceof UpdateCancelled ? cancelled.token : run.token);
  emitStackEvent(rollback, stack, 'UPDATE_ROLLBACK_IN_PROGRESS', problem);
  await runUpdateRollback(rollback, { retainExceptOnCreate: options.retainExceptOnCreate });
  return false;
};

/** The cleanup phase, after which the update stands whatever could not be deleted. */
export const finishUpdate = async (run: Run): Promise<void> => {
  const { stack } = run;
  await cleanUp(run, cleanUpAttempts);
  if (run.world.signal.aborted) return;
  delete stack.previous;
  const policy = stack.updatePolicies?.after;
  if (policy !== undefined) stack.policy = policy;
  delete stack.updatePolicies;
  const leftOver = run.failures.length > 0;
  emitStackEvent(
    run,
    stack,
    'UPDATE_COMPLETE',
    leftOver ? 'Update successful. One or more resources could not be deleted.' : '',
  );
};

const removedBy = ({ stack, prepared }: TemplateRun): StackResource[] =>
  Object.values(stack.resources).filter(({ logicalId }) => !(logicalId in prepared.resources));

/** What would go only in the cleanup phase is refused before anything is changed. */
const refuseRemovals = (run: TemplateRun): void => {
  for (const resource of removedBy(run)) {
    const refusal = refusalByPolicy(run.policy, 'Update:Delete', resource);
    if (refusal === undefined) continue;
    run.failures.push({ logicalId: resource.logicalId, verb: 'update' });
    emitResourceEvent(run, run.stack, resource, 'UPDATE_FAILED', refusal);
  }
};

const updateAll = async (run: TemplateRun): Promise<string | undefined> => {
  const { stack, prepared, cancel, world } = run;
  try {
    const imports = importsOf(run);
    for (const name of imports) exportedValue(world, stack, name);
    stack.imports = imports;
    refuseRemovals(run);
    if (run.failures.length > 0) return failureReason(run.failures);
    await walkGraph(prepared.dependencies, (logicalId) => updateResource(run, logicalId), {
      stopped: () => cancel.signal.aborted,
    });
    await monitor(run);
    if (cancel.signal.reason instanceof UpdateCancelled) return 'User Initiated';
    if (run.failures.length > 0) return failureReason(run.failures);
    stack.outputs = evaluateOutputs(run);
    return undefined;
  } catch (error) {
    return reasonOf(error).replace(/^Template error: /, '');
  }
};
