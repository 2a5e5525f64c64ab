import { faults } from './faults.ts';
import { killedForGood, outOfMemory, timeoutWords } from './interruptions.ts';
import { requestTypes, type ResourceUnderTest } from './resource-under-test.ts';
import { resources } from './resources.ts';
import { scenarios } from './scenarios.ts';

/** How many requests of each resource meet one thing that goes wrong. */
export type CountedFault = { when: string; cases: number[] };

const everyType = (resource: ResourceUnderTest): number => (resource.unknown ? 0 : requestTypes.length);
const steps = ({ steps: { Create, Update, Delete }, unknown }: ResourceUnderTest): number =>
  unknown ? 0 : Create + Update + Delete;

/** The whole matrix as the tests run it, which see one answer to each of these requests. */
export const countFaults = (): { types: string[]; faults: CountedFault[]; total: number } => {
  const count = (when: string, cases: (resource: ResourceUnderTest) => number): CountedFault => ({
    when,
    cases: resources.map(cases),
  });
  const counted = [
    count('Lambda is killed after each step of the request, and runs it again', steps),
    ...[outOfMemory.when, timeoutWords].map((when) => count(when, everyType)),
    count(killedForGood.when, ({ givenUp }) => (givenUp ? requestTypes.length : 0)),
    ...faults.map(({ when }) => count(when, () => requestTypes.length)),
    ...scenarios.map(({ when, cases }) => count(when, cases)),
  ];
  return {
    types: resources.map(({ type }) => type),
    faults: counted,
    total: counted.flatMap(({ cases }) => cases).reduce((sum, cases) => sum + cases, 0),
  };
};

export const faultTable = (): string => {
  const { types, faults: counted } = countFaults();
  const sum = (cases: number[]) => cases.reduce((total, one) => total + one, 0);
  return [
    `| when | ${types.map((type) => type.replace('Custom::Stackery', '') || 'Stackery').join(' | ')} | answers |`,
    `|---|${types.map(() => '--:').join('|')}|--:|`,
    ...counted.map(({ when, cases }) => `| ${when} | ${cases.map((n) => n || '').join(' | ')} | ${sum(cases)} |`),
  ].join('\n');
};
