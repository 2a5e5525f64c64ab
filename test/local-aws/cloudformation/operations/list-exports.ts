import { ListExportsCommand, type Export } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, createStack, sharedStack, stackAtRest, templateOf, topic } from '../make-stack.ts';

const list = (target: Target, NextToken?: string) => cfnOf(target).send(new ListExportsCommand({ NextToken }));

const find = async (target: Target, name: string): Promise<Export | undefined> => {
  let NextToken: string | undefined;
  do {
    const page = await list(target, NextToken);
    const found = page.Exports?.find(({ Name }) => Name === name);
    if (found) return found;
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return undefined;
};

export const listExports: OperationTest = {
  fact: 'CloudFormation API reference, ListExports: what the stacks of the account export in the region, a hundred a page; the name of an export is there once.',
  shape: {
    'answers name, value and stack': async (target) => {
      const { id, exportName } = await sharedStack(target);
      expect(await find(target, exportName)).toEqual({
        ExportingStackId: id,
        Name: exportName,
        Value: expect.any(String),
      });
    },
  },
  validation: refusals(list, {
    'refuses a token that it did not give': ['nonsense', 'ValidationError', /.+/],
  }),
  behaviour: {
    'lets no second stack export the name': async (target) => {
      const { exportName } = await sharedStack(target);
      const more = { Outputs: { Same: { Value: 'x', Export: { Name: exportName } } } };
      const { id } = await createStack(target, { TemplateBody: templateOf({ Topic: topic('one') }, more) });
      expect((await stackAtRest(target, id)).StackStatus).toMatch(/^ROLLBACK_COMPLETE$/);
      expect((await find(target, exportName))?.ExportingStackId).not.toBe(id);
    },
  },
};
