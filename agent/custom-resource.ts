import { AgentError } from './agent-error.ts';
import { failed, failedId, isMarkerId, type Answer } from './answer.ts';
import { deliverAnswer } from './deliver-answer.ts';
import type { Deps } from './deps.ts';
import { describeError, isDefinite } from './describe-error.ts';
import { handOver, leaveDelivery } from './hand-over.ts';
import type { Program } from './program.ts';
import { askedAt, type ResourceRequest } from './request.ts';
import type { Done, Later, Outcome, Resource } from './resource.ts';
import { success } from './success.ts';
import { openTimeBox } from './time-box.ts';
import { unknownType } from './unknown-type.ts';

/** How a request ends in this invocation: answered, or left on the queue. */
type Ending = { answer: Answer; deliver?: string } | { resource: Resource; later: Later };

/**
 * CloudFormation's protocol, once. Every path ends in one answer, or in a record on the provision-check queue that carries
 * the request and its deadline: after a throw, at the end of the function's time, with a setting missing.
 */
export const serveRequest = async (program: Program, request: ResourceRequest, remainingMs: number): Promise<void> => {
  const box = openTimeBox(remainingMs);
  const asked = askedAt(request, program.clock.now());
  const loaded: { resource?: Resource } = {};
  const ending = await Promise.race([
    carryOut(program, request, asked, box.signal, loaded).catch((error: unknown) => {
      const { code, reason } = describeError(error);
      program.log('The work did not succeed.', { type: request.ResourceType, code, reason });
      return afterTrouble(loaded.resource, request, code, reason, isDefinite(error));
    }),
    box.outOfTime.then(() =>
      afterTrouble(loaded.resource, request, 'out_of_time', 'The work took longer than this function may run.', false),
    ),
  ]);
  box.close();
  if ('later' in ending) return handOver(program, ending.resource, request, ending.later, asked);
  if (ending.deliver !== undefined) await leaveDelivery(program, request, ending.deliver, asked);
  await deliverAnswer(program, request, ending.answer);
};

const carryOut = async (
  program: Program,
  request: ResourceRequest,
  asked: number,
  signal: AbortSignal,
  loaded: { resource?: Resource },
): Promise<Ending> => {
  const isDelete = request.RequestType === 'Delete';
  const nothingToDelete: Ending = { answer: { status: 'SUCCESS', physicalId: failedId(request) } };
  const load = program.resources[request.ResourceType];
  if (!load) return { answer: unknownType(request) };
  const resource = await load();
  loaded.resource = resource;
  // CloudFormation deletes what a failed Create did not make
  if (isDelete && isMarkerId(request.PhysicalResourceId) && !resource.deletesByStack) return nothingToDelete;

  const deps: Deps = {
    config: program.readConfig(),
    clock: program.clock,
    log: program.log,
    askedAt: asked,
    signal,
  };
  if (resource.agentStackOnly && request.StackId !== deps.config.stackId) {
    if (isDelete) return nothingToDelete;
    throw new AgentError('not_the_agent_stack', `A ${request.ResourceType} belongs into the agent stack only.`);
  }
  if (resource.again) await meetMarks(deps, resource, request);

  const work = () => stepOf(resource, request)(deps, request);
  const outcome = resource.stop ? await stoppingAfter(deps, resource, request, work) : await work();
  if ('later' in outcome) return { resource, later: outcome };
  return answered(resource, request, outcome);
};

/** A Delete may come while the Create still runs: the one leaves a tombstone first, the other stops when it sees one. */
const meetMarks = async (deps: Deps, resource: Resource, request: ResourceRequest): Promise<void> => {
  const { leaveTombstone, stopIfInterrupted } = await import('./interruption.ts');
  // the clean-up is worth more than the mark
  if (request.RequestType === 'Delete')
    await leaveTombstone(deps, request).catch((error: unknown) => deps.log('No tombstone.', { error }));
  await stopIfInterrupted(deps, resource, request);
};

const stoppingAfter = async (...args: [Deps, Resource, ResourceRequest, () => Promise<Outcome>]): Promise<Outcome> => {
  const { unlessInterrupted } = await import('./interruption.ts');
  return unlessInterrupted(...args);
};

const stepOf = (resource: Resource, request: ResourceRequest) =>
  ({ Create: resource.create, Update: resource.update, Delete: resource.delete })[request.RequestType];

const afterTrouble = (
  resource: Resource | undefined,
  request: ResourceRequest,
  code: string,
  reason: string,
  definite: boolean,
): Ending => {
  const again = resource?.again?.[request.RequestType];
  if (resource && again !== undefined && !definite) return { resource, later: { later: again } };
  const instead = resource?.insteadOfFailure?.[request.RequestType];
  return resource && instead ? answered(resource, request, instead) : { answer: failed(request, code, reason) };
};

const answered = (resource: Resource, request: ResourceRequest, done: Done): Ending => ({
  answer: success(resource, request, done),
  ...(done.deliver ? { deliver: done.deliver } : {}),
});
