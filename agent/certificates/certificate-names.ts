import { ACMClient } from '@aws-sdk/client-acm';
import { clientSettings } from '../aws/client-settings.ts';
import type { Config } from '../config.ts';
import { arnIn } from '../names.ts';
import type { ResourceRequest } from '../request.ts';

/** CloudFront takes its certificates from here, wherever the stack is. */
export const certificateRegion = 'us-east-1';

/** Say for which resource of which stack a certificate was made. Nothing without them is changed or removed. */
export const stackTag = 'StackeryCertificateStackId';
export const logicalIdTag = 'StackeryCertificateLogicalId';
/** Set when a stack gave the certificate up while something still served with it: it is swept, and never taken again. */
export const removedTag = 'StackeryCertificateRemovedAt';

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

/** A failed Create has a marker for an id, and CloudFormation may invent one: then there is no certificate to go by. */
export const isCertificateArn = (id: string | undefined, { StackId }: ResourceRequest): id is string =>
  id !== undefined && id.startsWith(arnIn(StackId, 'acm', certificateRegion, 'certificate/'));
