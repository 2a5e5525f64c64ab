import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { clientConfig, type Aws } from '../aws/connect.ts';
import { CliError } from '../cli-error.ts';

/** The commander of one region, as its configuration shows it. */
export type Commander = { name: string; region: string; homeRegion: string; agentStackId: string };

export const findCommander = async (aws: Aws, namePrefix = 'stackery'): Promise<Commander> => {
  const name = `${namePrefix}-agent-commander`;
  try {
    const { Environment } = await new LambdaClient(clientConfig(aws)).send(
      new GetFunctionConfigurationCommand({ FunctionName: name }),
    );
    const { STACKERY_HOME_REGION, STACKERY_STACK_ID = '' } = Environment?.Variables ?? {};
    return {
      name,
      region: aws.region,
      homeRegion: STACKERY_HOME_REGION ?? aws.region,
      agentStackId: STACKERY_STACK_ID,
    };
  } catch (cause) {
    if (!(cause instanceof Error) || cause.name !== 'ResourceNotFoundException') throw cause;
    throw new CliError(
      'missing',
      'commander_missing',
      `There is no function ${name} in ${aws.region}.`,
      'Name a region that has a copy of the agent with --region, and the prefix of its names with --name-prefix.',
      cause,
    );
  }
};
