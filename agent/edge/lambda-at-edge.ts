import { LambdaClient } from '@aws-sdk/client-lambda';
import { clientSettings } from '../aws/client-settings.ts';
import type { Config } from '../config.ts';
import { edgeRegion } from './edge-names.ts';

/** Apart from the names, which are also needed where no client is. */
export const lambdaAtEdge = (config: Config): LambdaClient => new LambdaClient(clientSettings(config, edgeRegion));
