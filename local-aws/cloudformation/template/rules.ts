import { validationError } from '../errors.ts';
import type { EvaluationContext } from '../intrinsic.ts';
import { booleanOf } from '../intrinsics/booleans.ts';
import type { Template } from './template.ts';

/** Refuses the parameters if an assertion of a rule that applies does not hold. */
export const checkRules = (template: Template, context: EvaluationContext): void => {
  for (const rule of Object.values(template.Rules ?? {})) {
    if (rule.RuleCondition !== undefined && !booleanOf(rule.RuleCondition, context)) continue;
    for (const { Assert, AssertDescription } of rule.Assertions)
      if (!booleanOf(Assert, context))
        throw validationError(`Template error: ${AssertDescription ?? 'an assertion of a rule does not hold'}`);
  }
};
