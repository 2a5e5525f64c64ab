import type { DetectStackDriftCommandInput, DetectStackDriftCommandOutput } from '@aws-sdk/client-cloudformation';
import { randomUUID } from 'node:crypto';
import type { Operation } from '../../operation.ts';
import { onStack } from '../authorization.ts';
import { detectResourceDrift } from '../drift/detect-resource-drift.ts';
import { inBackground, newRun, type Run } from '../engine/run.ts';
import { validationError } from '../errors.ts';
import { missingStack, requireStack } from '../find-stack.ts';
import { cloudFormationState, type DriftDetection } from '../stack-state.ts';

const detectable =
  /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT|IMPORT_ROLLBACK)_COMPLETE$|^UPDATE_ROLLBACK_FAILED$|^(CREATE|UPDATE)_FAILED$/;

export const detectStackDrift: Operation<DetectStackDriftCommandInput, Partial<DetectStackDriftCommandOutput>> = {
  authorize: onStack('DetectStackDrift'),
  run(call, { StackName, LogicalResourceIds }) {
    const stack = requireStack(call, StackName, missingStack.change);
    if (!detectable.test(stack.status))
      throw validationError(
        `Drift detection cannot be performed on stack [${stack.id}] while in [${stack.status}] status.`,
      );
    const state = cloudFormationState(call.world, call.account, call.region);
    const detection: DriftDetection = {
      id: randomUUID(),
      stackId: stack.id,
      status: 'DETECTION_IN_PROGRESS',
      driftStatus: 'NOT_CHECKED',
      drifted: 0,
      at: call.world.clock.now(),
    };
    state.driftDetections.set(detection.id, detection);
    const run = newRun(call.world, stack, call.principal);
    inBackground(run, () => detect(run, detection, LogicalResourceIds));
    return { StackDriftDetectionId: detection.id };
  },
};

const detect = async (run: Run, detection: DriftDetection, only: string[] | undefined): Promise<void> => {
  const { stack, world } = run;
  const wanted = Object.values(stack.resources).filter(
    ({ logicalId }) => only === undefined || only.includes(logicalId),
  );
  const failed: string[] = [];
  await Promise.all(
    wanted.map(async (resource) => {
      try {
        const drift = await detectResourceDrift(run, resource);
        if (drift) resource.drift = drift;
      } catch {
        failed.push(resource.logicalId);
      }
    }),
  );
  detection.drifted = wanted.filter(({ drift }) => drift?.status === 'MODIFIED' || drift?.status === 'DELETED').length;
  detection.driftStatus = detection.drifted > 0 ? 'DRIFTED' : 'IN_SYNC';
  detection.status = failed.length > 0 ? 'DETECTION_FAILED' : 'DETECTION_COMPLETE';
  if (failed.length > 0) detection.reason = `Failed to detect drift on resource [${failed.join(', ')}]`;
  stack.drift = { status: detection.driftStatus, at: world.clock.now() };
};
