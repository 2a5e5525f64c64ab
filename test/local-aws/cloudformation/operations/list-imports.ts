import { DeleteStackCommand, DescribeStackEventsCommand, ListImportsCommand } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, makeStack, stackAtRest, templateOf, topic } from '../make-stack.ts';

const list = async (target: Target, ExportName: string) =>
  (await cfnOf(target).send(new ListImportsCommand({ ExportName }))).Imports;

/** A stack that exports, and one that imports. */
const makePair = async (target: Target) => {
  const exportName = target.unique('shared');
  const Outputs = { Word: { Value: 'hello', Export: { Name: exportName } } };
  const exporter = await makeStack(target, { TemplateBody: templateOf({ Topic: topic('one') }, { Outputs }) });
  const importing = { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { 'Fn::ImportValue': exportName } } };
  const importer = await makeStack(target, { TemplateBody: templateOf({ Topic: importing }) });
  return { exportName, exporter, importer };
};

export const listImports: OperationTest = {
  fact: 'CloudFormation API reference, ListImports: the names of the stacks that import an export; an export in use cannot be deleted.',
  shape: {
    'answers the names of the stacks': async (target) => {
      const { exportName, importer } = await makePair(target);
      expect(await list(target, exportName)).toEqual([importer.name]);
    },
  },
  validation: {
    'refuses an export that nobody imports': async (target) => {
      const name = target.unique('lonely');
      await expect(list(target, name)).rejects.toMatchObject(
        refusal('ValidationError', new RegExp(`^Export '${name}' is not imported by any stack\\.$`)),
      );
    },
  },
  behaviour: {
    'names whom a delete would hurt: it is called off': async (target) => {
      const { exportName, exporter, importer } = await makePair(target);
      await cfnOf(target)
        .send(new DeleteStackCommand({ StackName: exporter.name }))
        .catch(() => {});
      expect(await stackAtRest(target, exporter.id)).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
      const { StackEvents } = await cfnOf(target).send(new DescribeStackEventsCommand({ StackName: exporter.id }));
      expect(StackEvents?.[0]?.ResourceStatusReason).toContain(
        `Cannot delete export ${exportName} as it is in use by ${importer.name}`,
      );
    },
  },
};
