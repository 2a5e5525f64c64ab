import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { clientSettings } from '../aws/client-settings.ts';
import type { Config } from '../config.ts';

export const cloudFormationIn = (config: Config, region: string): CloudFormationClient =>
  new CloudFormationClient(clientSettings(config, region));
