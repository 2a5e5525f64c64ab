import type { Parameter } from '@aws-sdk/client-cloudformation';
import { createEvaluationContext } from '../evaluate.ts';
import { validationError } from '../errors.ts';
import { knownAfterApply, type EvaluationContext } from '../intrinsic.ts';
import { outputText } from './check-outputs.ts';
import { conditionContext, decideConditions } from './conditions.ts';
import { dependenciesOf, type Dependencies } from './dependencies.ts';
import { resolveParameters, valueForRef, type ParameterValue } from './parameters.ts';
import { pseudoValues, type StackPlace } from './pseudo-parameters.ts';
import { readTemplate } from './read-template.ts';
import { referencesIn, takeBranches } from './references.ts';
import { checkRules } from './rules.ts';
import type { Template, TemplateOutput, TemplateResource } from './template.ts';

/** A template with its parameters: conditions decided, branches taken, order known. Ready to run. */
export type Prepared = {
  text: string;
  template: Template;
  place: StackPlace;
  parameters: ParameterValue[];
  conditions: Record<string, boolean>;
  resources: Record<string, TemplateResource>;
  outputs: Record<string, TemplateOutput>;
  dependencies: Dependencies;
};

export const prepare = (
  text: string,
  place: StackPlace,
  given: Parameter[] | undefined,
  previous?: ParameterValue[],
): Prepared => {
  const partsFor = (parameters: ParameterValue[]) => ({
    region: place.region,
    values: valuesOf(parameters, place),
    zones: zonesOf,
  });
  const template = readTemplate(text, (parsed) => partsFor(resolveParameters(parsed, given, previous)));
  const parameters = resolveParameters(template, given, previous);
  const parts = partsFor(parameters);
  const conditions = decideConditions(template, parts);
  const condition = (name: string) => conditions[name] ?? false;
  checkRules(template, conditionContext(template, parts, condition));
  const resources = active(template.Resources, condition);
  const outputs = active(template.Outputs ?? {}, condition);
  const known = new Set(Object.keys(parts.values));
  const dependencies = dependenciesOf(resources, known);
  const unmade = referencesIn(Object.values(outputs))
    .map(({ target }) => target)
    .filter((target) => !(target in resources) && !known.has(target));
  // the template itself is well: here AWS does not say that its format is wrong
  if (unmade.length > 0)
    throw validationError(
      `Unresolved resource dependencies [${[...new Set(unmade)].join(', ')}] in the Outputs block of the template`,
    );
  const prepared = { text, template, place, parameters, conditions, resources, outputs, dependencies };
  tryFunctions(prepared);
  return prepared;
};

/** A missing mapping or a list that is too short is refused before anything is made. */
const tryFunctions = (prepared: Prepared): void => {
  const unknown = () => knownAfterApply;
  const context = contextOf(prepared, { ref: unknown, getAtt: unknown, importValue: unknown });
  for (const { Properties } of Object.values(prepared.resources)) context.evaluate(Properties);
  for (const { Value, Export } of Object.values(prepared.outputs)) {
    outputText(context.evaluate(Value));
    context.evaluate(Export?.Name);
  }
};

/** For evaluating what the prepared template holds; `masked` shows NoEcho parameters as CloudFormation shows them. */
export const contextOf = (
  prepared: Prepared,
  lookups: Pick<EvaluationContext, 'ref' | 'getAtt' | 'importValue'>,
  masked = false,
): EvaluationContext =>
  createEvaluationContext({
    ...lookups,
    template: prepared.template,
    region: prepared.place.region,
    values: valuesOf(
      prepared.parameters.map((parameter) =>
        masked && parameter.noEcho ? { ...parameter, value: '****' } : parameter,
      ),
      prepared.place,
    ),
    condition: (name) => prepared.conditions[name] ?? false,
    zones: zonesOf,
  });

const valuesOf = (parameters: ParameterValue[], place: StackPlace): Record<string, unknown> => ({
  ...pseudoValues(place),
  ...Object.fromEntries(parameters.map((parameter) => [parameter.key, valueForRef(parameter)])),
});

const zonesOf = (region: string): string[] => ['a', 'b', 'c'].map((letter) => `${region}${letter}`);

const active = <Member extends { Condition?: string }>(
  members: Record<string, Member>,
  condition: (name: string) => boolean,
): Record<string, Member> =>
  Object.fromEntries(
    Object.entries(members)
      .filter(([, { Condition }]) => Condition === undefined || condition(Condition))
      .map(([name, member]) => [name, takeBranches(member, condition) as Member]),
  );
