import { readFile } from 'node:fs/promises';
import type { ChangeSet, Proposal } from '../../../contract/change-set.ts';
import { changeLines } from '../../change-sets/change-lines.ts';
import { reviewLines } from '../../change-sets/review-lines.ts';
import { CliError } from '../../cli-error.ts';
import { defineCommand, flag, list, requiredText, text } from '../../command.ts';
import { openControlPlane, type ControlPlane } from '../../control-plane.ts';
import { namedLink } from '../../links/find-link.ts';
import { pauses } from '../../pauses.ts';
import { step } from '../../terminal/step.ts';
import { headLines } from './show.ts';

export const propose = defineCommand({
  description: 'Propose a change to a stack of a linked account. Nothing changes until the customer executes it.',
  examples: [
    'stackery change-sets propose --account 222222222222 --region eu-west-1 --stack-name shop --template shop.yaml --wait',
    'stackery change-sets propose --link ID --region eu-west-1 --stack-name shop --template shop.yaml --parameter Size=2',
  ],
  options: {
    link: text('id', 'link of the account to propose to'),
    account: text('id', 'account to propose to, if you know its number better than its link'),
    region: requiredText('region', 'region of the stack'),
    stackName: requiredText('name', 'name of the stack; it may be new'),
    template: requiredText('file', 'template, JSON or YAML'),
    parameter: list('name=value', 'value of a parameter; the others of an existing stack keep theirs; repeatable'),
    capability: list('name', 'capability that the template needs, as CAPABILITY_IAM; repeatable'),
    description: text('text', 'what this is for; the customer reads it'),
    wait: flag('wait until CloudFormation has made it, and show its review'),
  },
  run: async ({ config, terminal }, values) => {
    const template = await readTemplate(values.template);
    const parameters = Object.fromEntries(values.parameter.map(readParameter));
    const controlPlane = openControlPlane(config);
    const link = await namedLink(controlPlane, values);
    const proposal: Proposal = {
      linkId: link.id,
      region: values.region,
      stackName: values.stackName,
      template,
      parameters,
      capabilities: values.capability as NonNullable<Proposal['capabilities']>,
      ...(values.description ? { description: values.description } : {}),
    };
    const proposed = await controlPlane<ChangeSet>('POST', 'change-sets', { body: proposal });
    const changeSet = values.wait
      ? await step(terminal, `Waiting for CloudFormation to make ${proposed.name}`, () =>
          settled(controlPlane, proposed),
        )
      : proposed;
    terminal.answer({ changeSet }, () => [
      ...headLines(changeSet),
      ...(changeSet.review ? ['', ...reviewLines(terminal.paint, changeSet.review)] : []),
      ...(changeSet.changes.length ? ['', ...changeLines(terminal.paint, changeSet.changes)] : []),
      '',
      `See it again with  stackery change-sets show ${changeSet.id}`,
      ...(changeSet.state === 'ready' ? [`Execute it with    ${changeSet.executeCommand}`] : []),
    ]);
    if (changeSet.state === 'empty') return 'nothing-to-do';
    return changeSet.state === 'failed' ? 'failed' : 'done';
  },
});

const readTemplate = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'There is no file' : 'Cannot read the file';
    throw new CliError('usage', 'template_unreadable', `${why} ${path}.`, 'Name the template with --template.', cause);
  }
};

const readParameter = (word: string): [string, string] => {
  const at = word.indexOf('=');
  if (at > 0) return [word.slice(0, at), word.slice(at + 1)];
  throw new CliError('usage', 'usage', `Not a parameter: ${word}`, 'Write --parameter Name=value.');
};

const settled = async (controlPlane: ControlPlane, { id }: ChangeSet): Promise<ChangeSet> => {
  for await (const _ of pauses({ upToSeconds: 600 })) {
    const changeSet = await controlPlane<ChangeSet>('GET', `change-sets/${id}`);
    if (changeSet.state !== 'creating') return changeSet;
  }
  throw new CliError(
    'failed',
    'timeout',
    'CloudFormation has not made the change set in ten minutes.',
    `Look again later with \`stackery change-sets show ${id}\`.`,
  );
};
