import type { ResourceRequest } from '../../../agent/request.ts';
import { serviceTimeout, type Answer, type Commander } from './commander.ts';
import type { Outcome } from './live-through.ts';
import { requestTypes, type ResourceUnderTest } from './resource-under-test.ts';
import { watchSteps } from './steps.ts';

/** An order of requests that CloudFormation really makes, beside the usual life of a resource. */
export type Scenario = {
  when: string;
  /** How many times it is gone through for a resource. */
  cases(resource: ResourceUnderTest): number;
  run(commander: Commander, resource: ResourceUnderTest, nth: number): Promise<Outcome>;
};

const inventedId = 'stackery-agent-It-1A2B3C4D';

const propertiesOf = (commander: Commander, resource: ResourceUnderTest) => ({
  ServiceTimeout: String(serviceTimeout),
  ...resource.properties(commander),
});

const answersTo = ({ bucket }: Commander, { RequestId }: ResourceRequest): Answer[] =>
  bucket.accepted().filter((answer) => answer['RequestId'] === RequestId) as Answer[];

/** Lets time pass until all are answered, and then until nothing more comes. */
const settle = async (commander: Commander, requests: ResourceRequest[]): Promise<void> => {
  const { clock } = commander.aws;
  const until = clock.now() + serviceTimeout * 1000;
  const waiting = () => requests.some((request) => answersTo(commander, request).length === 0);
  while (waiting() && clock.now() < until) await commander.pass();
  for (let turn = 0; turn < 60 && !(await commander.isQuiet()); turn += 1) await commander.pass();
};

const judge = async (
  commander: Commander,
  resource: ResourceUnderTest,
  requests: ResourceRequest[],
  when = '',
): Promise<Outcome> => {
  const problems: string[] = [];
  for (const request of requests) {
    const [answer, ...more] = answersTo(commander, request);
    if (answer === undefined || more.length > 0)
      problems.push(`${request.RequestType}: ${more.length} answers too many`);
    if (request.RequestType === 'Delete' && answer?.Status !== 'SUCCESS') problems.push(`Delete: ${answer?.Reason}`);
  }
  const left = (await resource.leftovers?.(commander)) ?? [];
  return {
    requests: requests.length,
    answers: requests.filter((request) => answersTo(commander, request).length === 1).length,
    problems: [...problems, ...left.map((one) => `left behind: ${one}`)].map(
      (one) => `${resource.type} ${when}: ${one}`,
    ),
  };
};

export const scenarios: Scenario[] = [
  {
    when: 'the Delete comes while the Create still runs, after each of its steps',
    cases: ({ steps }) => steps.Create,
    async run(commander, resource, nth) {
      await commander.pass();
      const ResourceProperties = propertiesOf(commander, resource);
      const create = commander.make(resource.type, 'Create', { ResourceProperties });
      const more = { ResourceProperties, PhysicalResourceId: inventedId };
      const remove = commander.make(resource.type, 'Delete', more);
      const seen = new Set<string>();
      const stop = watchSteps(commander, async (step) => {
        if (seen.size > nth || seen.has(step)) return;
        seen.add(step);
        if (seen.size > nth) await commander.send(remove);
      });
      await commander.send(create);
      await settle(commander, [create]);
      stop();
      // it had no such step this time: then the Delete comes after it
      if (seen.size <= nth) await commander.send(remove);
      await settle(commander, [create, remove]);
      return judge(commander, resource, [create, remove], `after step ${nth + 1}`);
    },
  },
  {
    when: 'the Delete comes after a Create that never answered',
    cases: () => 1,
    async run(commander, resource) {
      await commander.pass();
      const ResourceProperties = propertiesOf(commander, resource);
      const create = commander.make(resource.type, 'Create', { ResourceProperties });
      commander.bucket.refuse(...Array.from({ length: 2000 }, () => 'hang up' as const));
      await commander.send(create);
      const over = commander.aws.clock.now() + serviceTimeout * 1000;
      while (commander.aws.clock.now() < over) await commander.pass();
      commander.bucket.relent();
      const more = { ResourceProperties, PhysicalResourceId: inventedId };
      const remove = commander.make(resource.type, 'Delete', more);
      await commander.send(remove);
      await settle(commander, [remove]);
      return judge(commander, resource, [remove]);
    },
  },
  {
    when: 'its properties have the shape of an earlier release',
    cases: ({ oldShapes }) => oldShapes.length * requestTypes.length,
    async run(commander, resource, nth) {
      const shape = resource.oldShapes[Math.floor(nth / requestTypes.length)] ?? {};
      const requestType = requestTypes[nth % requestTypes.length] ?? 'Delete';
      const more = requestType === 'Create' ? {} : { PhysicalResourceId: inventedId, OldResourceProperties: shape };
      await commander.pass();
      const old = commander.make(resource.type, requestType, { ResourceProperties: shape, ...more });
      await commander.send(old);
      await settle(commander, [old]);
      // whatever it made goes again
      const made = answersTo(commander, old)[0]?.PhysicalResourceId ?? inventedId;
      const usual = { ResourceProperties: propertiesOf(commander, resource), PhysicalResourceId: made };
      const remove = commander.make(resource.type, 'Delete', usual);
      await commander.send(remove);
      await settle(commander, [remove]);
      return judge(commander, resource, [old, remove]);
    },
  },
];
