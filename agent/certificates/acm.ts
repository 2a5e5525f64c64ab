import { ACMClient } from '@aws-sdk/client-acm';
import { clientSettings } from '../aws/client-settings.ts';
import type { Config } from '../config.ts';
import { certificateRegion } from './certificate-names.ts';

const clients = new WeakMap<Config, Map<string, ACMClient>>();

/** Made once per process: a connection is not opened anew for every look. */
export const acmIn = (config: Config, region: string): ACMClient => {
  const known = clients.get(config) ?? new Map<string, ACMClient>();
  clients.set(config, known);
  const client = known.get(region) ?? new ACMClient(clientSettings(config, region));
  known.set(region, client);
  return client;
};
export const acm = (config: Config): ACMClient => acmIn(config, certificateRegion);
