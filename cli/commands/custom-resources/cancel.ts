import { connectAws } from '../../aws/connect.ts';
import { whoCalls } from '../../aws/caller.ts';
import { defineCommand, flag, requiredArgument, requiredText, text, withAws } from '../../command.ts';
import { askCommander } from '../../custom-resources/ask-commander.ts';
import { findCommander } from '../../custom-resources/find-commander.ts';
import { findRequest } from '../../custom-resources/find-request.ts';
import type { Waiting } from '../../custom-resources/find-waiting.ts';
import { waitForAnswer } from '../../custom-resources/wait-for-answer.ts';
import { ago } from '../../terminal/ago.ts';
import { confirm, requireAnswerable } from '../../terminal/confirm.ts';
import { printable } from '../../terminal/printable.ts';
import { step } from '../../terminal/step.ts';
import { wrap } from '../../terminal/wrap.ts';

export const cancel = defineCommand({
  description:
    'Give up a request that the agent has not answered yet: with your own credentials, have the commander answer it FAILED.',
  examples: ['stackery custom-resources cancel Certificate --stack-name shop --region eu-west-1 --profile customer'],
  options: {
    resource: requiredArgument('logical id of the custom resource'),
    stackName: requiredText('name', 'its stack, by name or ARN'),
    ...withAws,
    namePrefix: text('prefix', "starts the agent's names; default stackery"),
    yes: flag('do not ask'),
  },
  run: async (context, values) => {
    const { terminal } = context;
    requireAnswerable(terminal, values.yes);
    const aws = await connectAws(context, values, /^arn:[^:]+:cloudformation:([^:]+):/.exec(values.stackName)?.[1]);
    const [caller, commander] = [await whoCalls(aws), await findCommander(aws, values.namePrefix)];
    const found = await findRequest(aws, commander, { stack: values.stackName, logicalId: values.resource });
    if ('status' in found) {
      terminal.answer({ status: 'nothing-waits', resourceStatus: found.status }, () => [
        `${values.resource} of ${found.stackName} is in ${found.status}: CloudFormation waits for nothing there.`,
      ]);
      return 'nothing-to-do';
    }
    for (const line of requestLines(found, caller.arn)) terminal.say(line);
    if (!(await confirm(terminal, 'Answer FAILED?', values.yes))) return 'nothing-to-do';

    const { stackId, logicalId, requestType, since } = found;
    await step(terminal, `Telling the commander in ${aws.region}`, () =>
      askCommander(aws, commander, { StackeryCommand: 'cancel-request', stackId, logicalId, requestType, since }),
    );
    const { status, reason } = await step(terminal, 'Waiting for its next look at the request', () =>
      waitForAnswer(aws, found),
    );
    const won = /_FAILED$/.test(status) && reason.includes('(code: cancelled)');
    terminal.answer({ status: won ? 'cancelled' : 'answered-before', resourceStatus: status, reason }, () => [
      won
        ? `${logicalId} of ${found.stackName} is cancelled: ${status}.`
        : printable(`${logicalId} of ${found.stackName} was answered before that: ${status}${reason && `, ${reason}`}`),
    ]);
    return won ? 'done' : 'nothing-to-do';
  },
});

const consequences: Record<Waiting['requestType'], string> = {
  Create: 'CloudFormation then rolls the stack back, unless it was told to keep what succeeded.',
  Update: 'CloudFormation then rolls the stack back to what it was.',
  Delete:
    'The delete of the stack then fails. Delete the stack again to try once more, or with `--retain-resources` to leave this resource out.',
};

const requestLines = (request: Waiting, as: string): string[] =>
  [
    '',
    `Resource   ${request.logicalId} (${request.resourceType})`,
    `Stack      ${request.stackName} in ${request.region}, as ${as}`,
    `Request    ${request.requestType}, asked ${ago(request.since)}`,
    '',
    consequences[request.requestType],
    '',
  ].flatMap((line) => wrap(printable(line)));
