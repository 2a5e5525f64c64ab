import { createEvaluationContext } from '../evaluate.ts';
import { formatError } from '../errors.ts';
import type { EvaluationContext } from '../intrinsic.ts';
import { booleanOf } from '../intrinsics/booleans.ts';
import { notBeforeResources } from './check-conditions.ts';
import type { Template } from './template.ts';

/** Every condition of the template, decided. Nothing in them may depend on a resource. */
export const decideConditions = (
  template: Template,
  parts: Pick<EvaluationContext, 'region' | 'values' | 'zones'>,
): Record<string, boolean> => {
  const decided: Record<string, boolean> = {};
  const open: string[] = [];
  const decide = (name: string): boolean => {
    const known = decided[name];
    if (known !== undefined) return known;
    const body = template.Conditions?.[name];
    if (body === undefined)
      throw formatError(`Unresolved condition dependency ${name} in the Conditions block of the template`);
    if (open.includes(name)) throw formatError(`Circular condition dependency between [${open.join(', ')}]`);
    open.push(name);
    const result = booleanOf(body, context);
    open.pop();
    return (decided[name] = result);
  };
  const context = conditionContext(template, parts, decide);
  for (const name of Object.keys(template.Conditions ?? {})) decide(name);
  return decided;
};

/** For what is evaluated before any resource exists: conditions and rules. */
export const conditionContext = (
  template: Template,
  parts: Pick<EvaluationContext, 'region' | 'values' | 'zones'>,
  condition: (name: string) => boolean,
): EvaluationContext => {
  const refuse = (name: string): never => {
    throw notBeforeResources(name);
  };
  return createEvaluationContext({ ...parts, template, condition, ref: refuse, getAtt: refuse, importValue: refuse });
};
