import type { STSClient } from '@aws-sdk/client-sts';
import type { Link } from '../contract/link.ts';
import type { Manifest } from '../contract/release.ts';
import type { Request } from '../contract/client.ts';
import type { Finished } from './child.ts';

export type Who = 'vendor' | 'customer-a' | 'customer-b';

type ClientConfig = {
  region: string;
  endpoint: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
};

/** What the story is played on: an AWS, a control plane, and what the steps before have made. */
export type Stage = {
  accounts: Record<Who, { id: string }>;
  /** An SDK client with the administrator's credentials of an account. */
  client: <Client>(make: new (config: ClientConfig) => Client, who: Who, region: string) => Client;
  /** The same with credentials of one's own, as from AssumeRole. */
  clientAs: <Client>(
    make: new (config: ClientConfig) => Client,
    credentials: ClientConfig['credentials'],
    region: string,
  ) => Client;
  /** STS as the control plane's own principal: whom the customers' roles trust. */
  controlPlaneIdentity: (region: string) => Promise<STSClient>;
  /** Asks the control plane, as the workspace's operator. */
  api: <Answer>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, request?: Request) => Promise<Answer>;
  /** Runs `stackery`: as a customer's administrator with the account's profile, as the vendor's operator with none. */
  cli: (who: Who, args: string[], onLine?: (line: string) => void) => Promise<Finished>;
  publish: (version: string, sourceFolder?: string) => Promise<Manifest>;
  releasesBucket: string;
  regionsOf: (who: Who) => string[];
  notEnabledFor: (who: Who) => string[];
  made: Made;
};

/** What later steps need of earlier ones. */
export type Made = {
  manifests: Record<string, Manifest>;
  linkA?: Link;
  linkB?: Link;
};

export type Step = {
  title: string;
  /** Resolves when everything was seen; what it says is shown as progress. */
  play: (stage: Stage, say: (line: string) => void) => Promise<void>;
};

/** A step that comes too early is a mistake of ours. */
export const made = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`the story is out of order: ${what} is not made yet`);
  return value;
};
