import type { Capability, Parameter, RollbackConfiguration, Tag } from '@aws-sdk/client-cloudformation';
import { isDeepStrictEqual } from 'node:util';
import type { Call } from '../operation.ts';
import { tagRecord } from './check-request.ts';
import { diffStack, outputsDiffer } from './change-sets/diff-stack.ts';
import { validationError } from './errors.ts';
import { placeOf } from './stack-id.ts';
import type { Stack, StackSettings } from './stack-state.ts';
import { templateText } from './template-source.ts';
import { checkCapabilities } from './template/capabilities.ts';
import { prepare, type Prepared } from './template/prepare.ts';

export type UpdateInput = {
  TemplateBody?: string | undefined;
  TemplateURL?: string | undefined;
  UsePreviousTemplate?: boolean | undefined;
  Parameters?: Parameter[] | undefined;
  Capabilities?: Capability[] | undefined;
  NotificationARNs?: string[] | undefined;
  Tags?: Tag[] | undefined;
  RollbackConfiguration?: RollbackConfiguration | undefined;
};

/** The new template's text; undefined if the stack's own is kept. Read before anything is looked up, since it takes time. */
export const updateText = async (call: Call, input: UpdateInput): Promise<string | undefined> => {
  if (!input.UsePreviousTemplate) return templateText(call, input);
  if (input.TemplateBody !== undefined || input.TemplateURL !== undefined)
    throw validationError('You cannot specify both usePreviousTemplate and Template Body/Template URL.');
  return undefined;
};

/** Reads what an update asks: what is left out stays as the stack has it. */
export const prepareUpdate = (
  call: Call,
  stack: Stack,
  input: UpdateInput,
  newText: string | undefined,
  direct: boolean,
): { settings: StackSettings; prepared: Prepared } => {
  const text = newText ?? stack.templateText;
  if (text === '') throw validationError('The stack has no previous template.');
  const notificationArns = [...new Set(input.NotificationARNs ?? stack.notificationArns)];
  const place = placeOf(call, { id: stack.id, name: stack.name, notificationArns });
  const prepared = prepare(text, place, input.Parameters, stack.parameters);
  checkCapabilities(prepared.template, input.Capabilities, direct);
  refuseOtherTypes(stack, prepared);
  const rollbackConfiguration = input.RollbackConfiguration ?? stack.rollbackConfiguration;
  const settings: StackSettings = {
    templateText: text,
    parameters: prepared.parameters,
    tags: input.Tags === undefined ? stack.tags : tagRecord(input.Tags),
    capabilities: input.Capabilities ?? (direct ? stack.capabilities : []),
    notificationArns,
    ...(prepared.template.Description === undefined ? {} : { description: prepared.template.Description }),
    ...(rollbackConfiguration === undefined ? {} : { rollbackConfiguration }),
  };
  return { settings, prepared };
};

/** The changes of resources, and whether anything at all would change. */
export const changesOf = ({ world }: Call, stack: Stack, prepared: Prepared, settings: StackSettings) => {
  const { changes, outline } = diffStack(world, stack, prepared, settings.tags);
  const differs =
    changes.length > 0 ||
    outputsDiffer(world, stack, prepared) ||
    !isDeepStrictEqual(settings.tags, stack.tags) ||
    !isDeepStrictEqual(settings.notificationArns, stack.notificationArns) ||
    !isDeepStrictEqual(settings.rollbackConfiguration, stack.rollbackConfiguration);
  return { changes, outline, differs };
};

const refuseOtherTypes = (stack: Stack, { resources }: Prepared): void => {
  const changed = Object.values(stack.resources).filter(
    ({ logicalId, type, status }) =>
      status !== 'DELETE_COMPLETE' && logicalId in resources && resources[logicalId]?.Type !== type,
  );
  if (changed.length > 0)
    throw validationError(
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${changed
        .map(({ logicalId }) => logicalId)
        .join(', ')}]`,
    );
};
