import { AppError } from '../../errors.ts';
import type { Template } from '../../template/read-template.ts';
import { neededCapability } from '../../template/needed-capabilities.ts';

// the two that AWS itself provides and that the role may run; an account's own macros are code that runs before approval
const harmlessTransforms = ['AWS::Serverless-2016-10-31', 'AWS::LanguageExtensions'];

/** Capabilities are acknowledged by whoever makes the change set; the one who executes it is not asked again. */
export const checkCapabilities = (template: Template, given: readonly string[]): void => {
  const macros = template.transforms.filter((name) => !harmlessTransforms.includes(name));
  if (macros.length > 0)
    throw new AppError(
      'template_invalid',
      `The template uses ${macros.join(', ')}; a macro runs code in the account before anyone has approved it.`,
      `Process the template before you propose it; only ${harmlessTransforms.join(' and ')} may stay in it.`,
    );
  const needed = neededCapability(template);
  if (!needed || acknowledges(given, needed.capability)) return;
  throw capabilitiesRequired([needed.capability], `because of ${needed.because.join(', ')}`);
};

/** CAPABILITY_NAMED_IAM is the wider one. */
export const acknowledges = (given: readonly string[], needed: string): boolean =>
  given.includes(needed) || (needed === 'CAPABILITY_IAM' && given.includes('CAPABILITY_NAMED_IAM'));

export const capabilitiesRequired = (needed: string[], why: string): AppError =>
  new AppError(
    'capabilities_required',
    `The template needs ${needed.join(', ')} ${why}.`,
    `Look at these resources, then propose with \`capabilities\`: ${JSON.stringify(needed)}.`,
  );
