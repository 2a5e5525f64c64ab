import { GetFunctionConcurrencyCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { clientSettings } from '../aws/client-settings.ts';
import type { ExistingKind } from './existing-kind.ts';

/** By its concurrency: the calls that tell more also tell the values of its environment, which are none of our business. */
export const existingFunction: ExistingKind = {
  name: /^[A-Za-z0-9_-]{1,64}$/,
  async find({ config, signal }, { name, region, arn }) {
    const lambda = new LambdaClient(clientSettings(config, region));
    await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: name }), { abortSignal: signal });
    return { Arn: arn('lambda', `function:${name}`), Name: name };
  },
};
