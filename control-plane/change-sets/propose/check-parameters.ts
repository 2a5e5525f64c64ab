import { AppError } from '../../errors.ts';
import type { Template } from '../../template/read-template.ts';

/** Every parameter must get a value from somewhere: the proposal, the stack as it is, or the template's default. */
export const checkParameters = (
  template: Template,
  given: Record<string, string>,
  onStack: Record<string, string>,
): void => {
  const unknown = Object.keys(given).filter((name) => !(name in template.parameters));
  if (unknown.length > 0)
    throw new AppError(
      'invalid_request',
      `The template has no parameter ${list(unknown)}.`,
      `Its parameters are: ${list(Object.keys(template.parameters)) || 'none'}.`,
    );
  const missing = Object.entries(template.parameters)
    .filter(([name, { hasDefault }]) => !hasDefault && !(name in given) && !(name in onStack))
    .map(([name]) => name);
  if (missing.length > 0)
    throw new AppError(
      'parameter_missing',
      `The template needs a value for ${list(missing)}.`,
      'Send it in `parameters`; a stack that exists keeps the values of parameters that are not sent.',
    );
};

const list = (names: string[]): string => names.sort().join(', ');
