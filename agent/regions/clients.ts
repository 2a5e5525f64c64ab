import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SNSClient } from '@aws-sdk/client-sns';
import { clientSettings } from '../aws/client-settings.ts';
import type { Config } from '../config.ts';

export type RegionClients = { lambda: LambdaClient; sns: SNSClient; logs: CloudWatchLogsClient };

const clients = new Map<string, RegionClients>();

/** The clients of one region, made once per process: thirty regions of connections are not opened anew for every look. */
export const clientsIn = (config: Config, region: string): RegionClients => {
  let found = clients.get(region);
  if (!found) {
    const settings = clientSettings(config, region);
    found = {
      lambda: new LambdaClient(settings),
      sns: new SNSClient(settings),
      logs: new CloudWatchLogsClient(settings),
    };
    clients.set(region, found);
  }
  return found;
};

export const cloudFormationIn = (config: Config, region: string): CloudFormationClient =>
  new CloudFormationClient(clientSettings(config, region));
