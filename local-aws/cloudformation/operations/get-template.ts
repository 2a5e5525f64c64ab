import {
  TemplateStage,
  type GetTemplateCommandInput,
  type GetTemplateCommandOutput,
} from '@aws-sdk/client-cloudformation';
import type { Call, Operation } from '../../operation.ts';
import { createValidation } from '../../validation.ts';
import { stackRequest } from '../authorization.ts';
import { requireChangeSet, stackOfChangeSet } from '../change-sets/find-change-set.ts';
import { validationError } from '../errors.ts';
import { missingStack, requireStack } from '../find-stack.ts';
import { placeOf } from '../stack-id.ts';
import type { Stack, StackSettings } from '../stack-state.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { prepare } from '../template/prepare.ts';
import { hasLanguageExtensions } from '../template/transforms.ts';

export const getTemplate: Operation<GetTemplateCommandInput, Partial<GetTemplateCommandOutput>> = {
  authorize: (call, { StackName, ChangeSetName }) => [
    stackRequest(call, 'GetTemplate', StackName ?? stackOfChangeSet(call, ChangeSetName)?.id),
  ],
  run(call, { StackName, ChangeSetName, TemplateStage: stage }) {
    const validation = createValidation();
    validation.oneOf('templateStage', stage, Object.values(TemplateStage));
    validation.throwIfAny();
    if (StackName === undefined && !ChangeSetName?.startsWith('arn:'))
      throw validationError('StackName is a required parameter.');
    const { stack, source } = sourceOf(call, StackName, ChangeSetName);
    return {
      TemplateBody: stage === 'Processed' ? processed(call, stack, source) : source.templateText,
      StagesAvailable: ['Original', 'Processed'],
    };
  },
};

const sourceOf = (
  call: Call,
  stackName: string | undefined,
  changeSetName: string | undefined,
): { stack: Stack; source: StackSettings } => {
  if (changeSetName === undefined) {
    const stack = requireStack(call, stackName, missingStack.describe);
    return { stack, source: stack };
  }
  const { stack, changeSet } = requireChangeSet(call, changeSetName, stackName);
  return { stack, source: changeSet };
};

/** What a transform made of the template, as JSON and without it; the very text where there is none. */
const processed = (call: Call, stack: Stack, { templateText, parameters }: StackSettings): string => {
  if (!hasLanguageExtensions(parseTemplate(templateText))) return templateText;
  const given = parameters.map(({ key, value }) => ({ ParameterKey: key, ParameterValue: value }));
  const { Transform: _done, ...template } = prepare(templateText, placeOf(call, stack), given).template;
  return JSON.stringify(template);
};
