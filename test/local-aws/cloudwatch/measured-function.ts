import type { TestAws } from '../../support/start-local-aws.ts';
import type { Target } from '../../support/start-target.ts';
import { invoke, makeFunction, makeRole } from '../lambda/make-function.ts';

const hour = 3_600_000;
const names = new WeakMap<TestAws, Promise<string>>();

/** The name of a function that ran three times and failed once: the same for all who ask. */
export const measured = (target: Target, local: TestAws): Promise<string> => {
  const known = names.get(local);
  if (known) return known;
  const made = measure(target, local);
  names.set(local, made);
  return made;
};

const measure = async (target: Target, local: TestAws): Promise<string> => {
  const name = target.unique('measured');
  const code = "exports.handler = async ({ fail }) => { if (fail) throw new Error('no'); };";
  const Role = await makeRole(local, name);
  // at the beginning of an hour, so that all of it falls into one
  local.clock.advance(hour - (local.clock.now() % hour));
  const arn = await makeFunction(local, code, { Role, FunctionName: name, region: target.region });
  for (const fail of [false, false, true]) await invoke(local, arn, { fail });
  return name;
};

/** The hour that is now. */
export const thisHour = (target: Target): { StartTime: Date; EndTime: Date } => {
  const end = Math.ceil((target.local?.clock.now() ?? Date.now()) / hour) * hour;
  return { StartTime: new Date(end - hour), EndTime: new Date(end) };
};
