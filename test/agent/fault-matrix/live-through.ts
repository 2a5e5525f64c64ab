import type { Properties, ResourceRequest } from '../../../agent/request.ts';
import { serviceTimeout, type Answer, type Commander } from './commander.ts';
import type { Fault, FaultFacts } from './fault.ts';
import type { RequestType, ResourceUnderTest } from './resource-under-test.ts';

/** What a case has shown: how many requests were made and answered, and whatever was not as it must be. */
export type Outcome = { requests: number; answers: number; problems: string[] };

/**
 * The life of one resource, as CloudFormation leads it, with a fault at one of its requests: created, updated, deleted;
 * an update that failed is swapped back; what a Create answered is deleted, also after its failure; a Delete that failed is
 * tried again. Each request must be answered once, by its deadline, under the right id, and in the end nothing may be left.
 */
export const liveThrough = async <Kind extends Commander>(
  commander: Kind,
  resource: ResourceUnderTest,
  faulty: readonly RequestType[],
  fault: Fault<Kind>,
): Promise<Outcome> => {
  const problems: string[] = [];
  const asked: ResourceRequest[] = [];
  const properties = { ServiceTimeout: String(serviceTimeout), ...resource.properties(commander) };
  const changed = { ...properties, ...resource.change };

  const ask = async (requestType: RequestType, more: Partial<ResourceRequest>, isFaulty: boolean) => {
    const request = commander.make(resource.type, requestType, more);
    asked.push(request);
    const takeAway = isFaulty ? await fault.arm(commander, request) : undefined;
    const answer = await answerTo(commander, request, isFaulty ? fault : undefined);
    await takeAway?.();
    problems.push(...judge(resource, request, answer, isFaulty ? fault : undefined));
    return answer;
  };
  const remove = (id: string, last: Properties, isFaulty: boolean) =>
    ask('Delete', { PhysicalResourceId: id, ResourceProperties: last }, isFaulty);

  // whoever makes a resource anew does so at a later second than its last Delete
  await commander.pass();
  const made = await ask('Create', { ResourceProperties: properties }, faulty.includes('Create'));
  const id = made?.PhysicalResourceId ?? 'agent-It-1A2B3C4D';
  let current: Properties = properties;
  if (faulty.includes('Update')) {
    const change = { PhysicalResourceId: id, ResourceProperties: changed, OldResourceProperties: properties };
    const updated = await ask('Update', change, true);
    if (updated?.Status === 'SUCCESS') current = changed;
    const back = { PhysicalResourceId: id, ResourceProperties: properties, OldResourceProperties: changed };
    if (current === properties || fault.swapsBack) await ask('Update', back, false);
  }
  const removed = await remove(id, current, faulty.includes('Delete'));
  if (removed?.Status !== 'SUCCESS') await remove(id, current, false);

  for (let turn = 0; turn < 60 && !(await commander.isQuiet()); turn += 1) await commander.pass();
  const accepted = commander.bucket.accepted().map(({ RequestId }) => RequestId);
  for (const { RequestType, RequestId } of asked) {
    const times = accepted.filter((one) => one === RequestId).length;
    if (times !== 1) problems.push(`${RequestType}: ${times} answers`);
  }
  // what the last Delete named as left behind is known to the customer, and the region's doing
  const named = removed?.Data?.['LeftBehind'] ?? '';
  const isExcused = !fault.isOvercome && /region|us-east-1/.test(named);
  const left = isExcused ? [] : ((await resource.leftovers?.(commander)) ?? []);
  problems.push(...left.map((one) => `left behind: ${one}`));
  const name = `${faulty.join(', ')} of ${resource.type}, ${fault.when}`;
  return {
    requests: asked.length,
    answers: asked.filter(({ RequestId }) => accepted.includes(RequestId)).length,
    problems: problems.map((problem) => `${name}: ${problem}`),
  };
};

/** Sends the request and lets time pass until it is answered, or until CloudFormation would wait no longer. */
const answerTo = async (
  commander: Commander,
  request: ResourceRequest,
  fault: FaultFacts | undefined,
): Promise<Answer | undefined> => {
  const { clock } = commander.aws;
  const until = clock.now() + serviceTimeout * 1000;
  const answer = () => commander.bucket.accepted().find(({ RequestId }) => RequestId === request.RequestId);
  if (!fault?.swallows) await commander.send(request);
  while (answer() === undefined && clock.now() < until) await commander.pass();
  return clock.now() < until ? (answer() as Answer | undefined) : undefined;
};

/** The status and id that a request must be answered with. */
const judge = (
  { neverFails, unknown }: ResourceUnderTest,
  { RequestType, RequestId, PhysicalResourceId }: ResourceRequest,
  answer: Answer | undefined,
  fault: FaultFacts | undefined,
): string[] => {
  if (answer === undefined) return [`${RequestType}: no answer by its deadline`];
  const { Status, Reason, PhysicalResourceId: id } = answer;
  const problems: string[] = [];
  const failed = Status === 'FAILED';
  const mustFail = unknown && RequestType !== 'Delete';
  const mustSucceed = !mustFail && (!fault || fault.isOvercome || neverFails.includes(RequestType));
  if (mustSucceed && failed) problems.push(`FAILED: ${Reason}`);
  if (mustFail && !failed) problems.push('SUCCESS for a type that is not known');
  if (failed && !/\(code: [a-z_]+\)$/.test(Reason)) problems.push(`no code in: ${Reason}`);
  if (failed && !unknown && fault?.codes && !fault.codes.some((code) => Reason.endsWith(`(code: ${code})`)))
    problems.push(`another code than ${fault.codes.join(' or ')}: ${Reason}`);
  const marker = `stackery:create-failed:${RequestId}`;
  // what a failed Create was called may become something, which no stack of CloudFormation's asks for
  const isMarked = PhysicalResourceId?.startsWith('stackery:create-failed:');
  if (RequestType !== 'Create' && !isMarked && id !== PhysicalResourceId) problems.push(`the id became ${id}`);
  if (RequestType === 'Create' && (id === marker) !== failed) problems.push(`the id ${id} after ${Status}`);
  return problems.map((problem) => `${RequestType}: ${problem}`);
};
