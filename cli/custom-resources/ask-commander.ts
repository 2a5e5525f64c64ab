import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type {
  CancelledRequest,
  CancelRequest,
  DescribedRequests,
  DescribeRequests,
  RefusedCommand,
} from '../../contract/commander-command.ts';
import { clientConfig, type Aws } from '../aws/connect.ts';
import { CliError } from '../cli-error.ts';
import type { Commander } from './find-commander.ts';

type AnswerTo<Command> = Command extends DescribeRequests ? DescribedRequests : CancelledRequest;

/** Asks the commander with the caller's own credentials. */
export const askCommander = async <Command extends DescribeRequests | CancelRequest>(
  aws: Aws,
  commander: Commander,
  command: Command,
): Promise<AnswerTo<Command>> => {
  const { Payload, FunctionError } = await new LambdaClient(clientConfig(aws, commander.region)).send(
    new InvokeCommand({ FunctionName: commander.name, Payload: new TextEncoder().encode(JSON.stringify(command)) }),
  );
  if (FunctionError)
    throw new CliError(
      'failed',
      'commander_failed',
      `The commander in ${commander.region} failed.`,
      `Its log group /aws/lambda/${commander.name} has the details.`,
    );
  const answer = JSON.parse(new TextDecoder().decode(Payload) || '{}') as AnswerTo<Command> | RefusedCommand;
  if ('error' in answer) throw new CliError('failed', answer.error.code, answer.error.message, answer.error.hint);
  // an agent from before commands ignores what it does not know
  if (Object.keys(answer).length > 0) return answer;
  throw new CliError(
    'failed',
    'agent_outdated',
    `The agent in ${commander.region} does not know commands yet.`,
    'Update it with `stackery aws update-role`.',
  );
};
