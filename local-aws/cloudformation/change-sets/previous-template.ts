import { knownAfterApply } from '../intrinsic.ts';
import type { Stack } from '../stack-state.ts';
import { contextOf, prepare, type Prepared } from '../template/prepare.ts';
import type { TemplateResource } from '../template/template.ts';

/** Asks the stack's own template for a resource. What others would give it is left open, as AWS leaves it. */
export const previousTemplate = (stack: Stack, { place }: Prepared) => {
  let read: ((logicalId: string) => TemplateResource | undefined) | undefined;
  return (logicalId: string) => (read ??= reader(stack, place))(logicalId);
};

const reader = (stack: Stack, place: Prepared['place']) => {
  if (stack.templateText === '') return () => undefined;
  const given = stack.parameters.map(({ key, value }) => ({ ParameterKey: key, ParameterValue: value }));
  const previous = prepare(stack.templateText, place, given);
  const open = () => knownAfterApply;
  const context = contextOf(previous, { ref: open, getAtt: open, importValue: open }, true);
  return (logicalId: string) =>
    logicalId in previous.resources ? (context.evaluate(previous.resources[logicalId]) as TemplateResource) : undefined;
};
