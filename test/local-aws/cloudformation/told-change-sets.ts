import { DescribeChangeSetCommand, type Change } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import type { Block } from '../../support/operation-test.ts';
import type { Target } from '../../support/start-target.ts';
import { changeSetCases, type ChangeSetCase } from './change-set-cases.ts';
import { cfnOf, makeChangeSet, makeStack } from './make-stack.ts';

/** Each case of the table, told with values and without. */
export const toldChangeSets: Block = Object.fromEntries(
  Object.entries(changeSetCases).map(([title, one]) => [title, (target: Target) => tell(target, one)]),
);

const tell = async (target: Target, { before, after, given, values, outline }: ChangeSetCase): Promise<void> => {
  const names = ['name-1', 'name-2', 'name-3', 'name-4'].map((name) => [name, target.unique(name)] as const);
  const input = (template: object, value: string | undefined) => ({
    TemplateBody: names.reduce((text, [name, unique]) => text.replaceAll(name, unique), JSON.stringify(template)),
    Capabilities: ['CAPABILITY_NAMED_IAM' as const],
    Parameters: value === undefined ? [] : [{ ParameterKey: 'Given', ParameterValue: value }],
  });
  const { name: StackName } = await makeStack(target, input(before, given?.[0]));
  const { id: ChangeSetName } = await makeChangeSet(target, { StackName, ...input(after, given?.[1]) });
  const told = async (IncludePropertyValues: boolean): Promise<string[]> => {
    const command = new DescribeChangeSetCommand({ ChangeSetName, IncludePropertyValues });
    const { Changes = [] } = await cfnOf(target).send(command);
    return linesOf(Changes).map((line) =>
      names
        .reduce((text, [name, unique]) => text.replaceAll(unique, name), line)
        .replace(/arn:[^:]+:sns:[^:]+:\d+:/, 'arn:'),
    );
  };
  expect(await told(true)).toEqual(values);
  expect(await told(false)).toEqual(outline);
};

/** A line for the resource, and one for each detail. AWS keeps no order among several causes of one change. */
const linesOf = (changes: Change[]): string[] =>
  changes.flatMap(({ ResourceChange: change }) => [
    words(change?.Action, change?.LogicalResourceId, change?.Replacement, change?.PolicyAction),
    ...(change?.Details ?? [])
      .map(({ Target: at, Evaluation, ChangeSource, CausingEntity }) => {
        const place = at?.Path ?? words(at?.Attribute, at?.Name);
        const after = at?.AfterValue === undefined ? undefined : `-> ${at.AfterValue}`;
        const change = words(place, at?.AttributeChangeType, at?.BeforeValue, after, `(${at?.RequiresRecreation})`);
        return `  ${words(change, Evaluation, ChangeSource, CausingEntity)}`;
      })
      .sort(),
  ]);

const words = (...parts: (string | undefined)[]): string => parts.filter((part) => part !== undefined).join(' ');
