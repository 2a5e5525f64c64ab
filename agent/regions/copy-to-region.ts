import type { Deps } from '../deps.ts';
import { accountOf, arnIn, namesOf } from '../names.ts';
import { clientsIn } from './clients.ts';
import { ensureFailureDestination } from './ensure-failure-destination.ts';
import { ensureFunction } from './ensure-function.ts';
import { ensureLogGroup } from './ensure-log-group.ts';
import { ensureSubscription } from './ensure-subscription.ts';
import { ensureTopic } from './ensure-topic.ts';
import type { OwnCode } from './read-own-code.ts';

export type Copy = {
  stackId: string;
  namePrefix: string;
  commanderRole: string;
  relayRole: string;
  code: OwnCode;
};

/** Brings the agent of one region to what it should be. Done twice it changes nothing. */
export const copyToRegion = async (deps: Deps, region: string, copy: Copy): Promise<void> => {
  const { stackId, code } = copy;
  const names = namesOf(copy.namePrefix);
  const clients = clientsIn(deps.config, region);
  const topicArn = arnIn(stackId, 'sns', region, names.topic);

  await ensureLogGroup(clients.logs, names.commander, stackId, deps.signal);
  await ensureLogGroup(clients.logs, names.relay, stackId, deps.signal);
  await ensureTopic(clients.sns, topicArn, stackId, deps.signal);
  const shared = { zip: code.zip, codeHash: code.codeHash, stackId };
  await Promise.all([
    ensureFunction(deps, clients.lambda, {
      ...shared,
      name: names.commander,
      role: copy.commanderRole,
      like: code.commander,
    }),
    ensureFunction(deps, clients.lambda, { ...shared, name: names.relay, role: copy.relayRole, like: code.relay }),
  ]);
  const functionArn = arnIn(stackId, 'lambda', region, `function:${names.relay}`);
  await ensureFailureDestination(clients.lambda, { commander: names.commander, relayArn: functionArn }, deps.signal);
  await ensureSubscription(clients, { topicArn, functionArn, account: accountOf(stackId) }, deps.signal);
};
