import { createHash } from 'node:crypto';
import { GetFunctionCommand, type FunctionConfiguration } from '@aws-sdk/client-lambda';
import { AgentError } from '../agent-error.ts';
import type { Deps } from '../deps.ts';
import { namesOf } from '../names.ts';
import { version as ownVersion } from '../version.ts';
import { clientsIn } from './clients.ts';

export type OwnCode = {
  zip: Uint8Array;
  codeHash: string;
  commander: FunctionConfiguration;
  relay: FunctionConfiguration;
};

/**
 * The commander's own package and the settings of both functions, read in the home region. What CloudFormation put there is
 * the only truth: every other region gets the same bytes and the same settings. `not yet` while this process, or what
 * Lambda reports, is still the previous release.
 */
export const readOwnCode = async (
  deps: Deps,
  wanted: { version: string; codeHash: string; namePrefix: string },
): Promise<OwnCode | 'not yet'> => {
  if (wanted.version !== ownVersion) return 'not yet';
  const names = namesOf(wanted.namePrefix);
  const { lambda } = clientsIn(deps.config, deps.config.homeRegion);
  const read = (name: string) =>
    lambda.send(new GetFunctionCommand({ FunctionName: name }), { abortSignal: deps.signal });
  const [commander, relay] = await Promise.all([read(names.commander), read(names.relay)]);
  // what Lambda does not report is found out below, from the bytes themselves
  const reported = commander.Configuration?.CodeSha256;
  if (reported && reported !== wanted.codeHash) return 'not yet';
  const location = commander.Code?.Location;
  if (!location || !commander.Configuration || !relay.Configuration)
    throw new Error('Lambda told no location of the code.');
  const response = await fetch(location, { signal: AbortSignal.any([deps.signal, AbortSignal.timeout(30_000)]) });
  if (!response.ok) throw new Error(`The code could not be downloaded: HTTP ${response.status}.`);
  const zip = new Uint8Array(await response.arrayBuffer());
  if (createHash('sha256').update(zip).digest('base64') !== wanted.codeHash)
    throw new AgentError('code_mismatch', 'The downloaded code is not what Lambda says that it runs.');
  return { zip, codeHash: wanted.codeHash, commander: commander.Configuration, relay: relay.Configuration };
};
