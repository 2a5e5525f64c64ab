import { PutFunctionEventInvokeConfigCommand, type LambdaClient } from '@aws-sdk/client-lambda';

/**
 * Where a request goes whose commander was killed on its first run and both retries: to the relay of the same region, which
 * passes it on to the failure queue at home. The same settings as the home function has in the template.
 */
export const ensureFailureDestination = async (
  lambda: LambdaClient,
  { commander, relayArn }: { commander: string; relayArn: string },
  abortSignal: AbortSignal,
): Promise<void> => {
  await lambda.send(
    new PutFunctionEventInvokeConfigCommand({
      FunctionName: commander,
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: 600,
      DestinationConfig: { OnFailure: { Destination: relayArn } },
    }),
    { abortSignal },
  );
};
