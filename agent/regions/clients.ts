import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SNSClient } from '@aws-sdk/client-sns';
import { clientSettings } from '../aws/client-settings.ts';
import type { Config } from '../config.ts';

export type RegionClients = { lambda: LambdaClient; sns: SNSClient; logs: CloudWatchLogsClient };

const clients = new WeakMap<Config, Map<string, RegionClients>>();

/** The clients of one region, made once per process: thirty regions of connections are not opened anew for every look. */
export const clientsIn = (config: Config, region: string): RegionClients => {
  const known = clients.get(config) ?? new Map<string, RegionClients>();
  clients.set(config, known);
  const found = known.get(region) ?? makeClients(config, region);
  known.set(region, found);
  return found;
};

const makeClients = (config: Config, region: string): RegionClients => {
  const settings = clientSettings(config, region);
  return {
    lambda: new LambdaClient(settings),
    sns: new SNSClient(settings),
    logs: new CloudWatchLogsClient(settings),
  };
};
