import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Aws } from '../aws.ts';
import { awsErrorOf } from '../aws-error.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';

/** Base64 SHA-256 of the code that a function runs, as Lambda reports it; undefined when there is no such function. */
export const getCodeHash = async (aws: Aws, access: RoleAccess, functionName: string): Promise<string | undefined> => {
  try {
    const answer = await callAs(aws, access, LambdaClient, 'GetFunctionConfiguration', (client) =>
      client.send(new GetFunctionConfigurationCommand({ FunctionName: functionName })),
    );
    return answer.CodeSha256;
  } catch (error) {
    if (awsErrorOf(error)?.code === 'ResourceNotFound') return undefined;
    throw error;
  }
};
