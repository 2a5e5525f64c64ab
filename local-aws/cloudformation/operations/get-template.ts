import type { GetTemplateCommandInput, GetTemplateCommandOutput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { stackRequest } from '../authorization.ts';
import { requireChangeSet, stackOfChangeSet } from '../change-sets/find-change-set.ts';
import { validationError } from '../errors.ts';
import { missingStack, requireStack } from '../find-stack.ts';

export const getTemplate: Operation<GetTemplateCommandInput, Partial<GetTemplateCommandOutput>> = {
  authorize: (call, { StackName, ChangeSetName }) => [
    stackRequest(call, 'GetTemplate', StackName ?? stackOfChangeSet(call, ChangeSetName)?.id),
  ],
  run(call, { StackName, ChangeSetName }) {
    if (StackName === undefined && !ChangeSetName?.startsWith('arn:'))
      throw validationError('StackName is a required parameter.');
    const text =
      ChangeSetName === undefined
        ? requireStack(call, StackName, missingStack.describe).templateText
        : requireChangeSet(call, ChangeSetName, StackName).changeSet.templateText;
    return { TemplateBody: text, StagesAvailable: ['Original', 'Processed'] };
  },
};
