import { notImplemented } from '../../aws-error.ts';
import { formatError, templateError, validationError } from '../errors.ts';
import { intrinsicNamed, unsupportedFunction } from '../evaluate.ts';
import { checkTypes, resourceTypeOf } from '../resource-types.ts';
import { checkConditions } from './check-conditions.ts';
import { pseudoParameters } from './pseudo-parameters.ts';
import { referencesIn } from './references.ts';
import { functionCall, isRecord, type Template } from './template.ts';
import { hasLanguageExtensions } from './transforms.ts';

/** Whether everything that the template names exists: types, functions, conditions, resources and their attributes. */
export const checkReferences = (template: Template): void => {
  checkTypes(Object.values(template.Resources).map(({ Type }) => Type));
  const extended = hasLanguageExtensions(template);
  walk(template.Conditions ?? {}, template, extended);
  checkConditions(template);
  walk(template.Resources, template, extended);
  walk(template.Outputs ?? {}, template, extended);
  for (const [section, members] of [
    ['Resources', template.Resources],
    ['Outputs', template.Outputs ?? {}],
  ] as const)
    for (const { Condition } of Object.values(members))
      if (Condition !== undefined && !(Condition in (template.Conditions ?? {})))
        throw formatError(`Unresolved condition dependency ${Condition} in the ${section} block of the template`);
  checkTargets(template, 'Resources', template.Resources);
  checkTargets(template, 'Outputs', template.Outputs ?? {});
};

const walk = (value: unknown, template: Template, extended: boolean): void => {
  const call = functionCall(value);
  if (call) {
    const intrinsic = intrinsicNamed(call.name);
    if (intrinsic.extension && !extended) throw unsupportedFunction(call.name);
    intrinsic.check?.(call.argument, template);
    if (call.name === 'Fn::If' && Array.isArray(call.argument)) {
      const [name] = call.argument as unknown[];
      if (typeof name === 'string' && !(name in (template.Conditions ?? {})))
        throw templateError(`unresolved condition dependency ${name} in Fn::If`);
    }
  }
  if (Array.isArray(value)) for (const item of value) walk(item, template, extended);
  else if (isRecord(value)) {
    if ('Fn::Transform' in value) throw notImplemented('cloudformation', 'Fn::Transform');
    for (const item of Object.values(value)) walk(item, template, extended);
  }
};

const checkTargets = (template: Template, section: string, members: Record<string, unknown>): void => {
  const unresolved: string[] = [];
  for (const [name, member] of Object.entries(members)) {
    const { DependsOn, Properties, Value, Export } = member as Record<string, unknown>;
    for (const target of [DependsOn ?? []].flat())
      if (!(String(target) in template.Resources)) unresolved.push(String(target));
    for (const { target, attribute } of referencesIn([Properties, Value, Export])) {
      if (attribute === undefined) {
        if (!isKnown(template, target)) unresolved.push(target);
        else if (target === name && section === 'Resources')
          throw validationError(`Circular dependency between resources: [${name}]`);
      } else checkAttribute(template, target, attribute);
    }
  }
  if (unresolved.length > 0)
    throw formatError(
      `Unresolved resource dependencies [${[...new Set(unresolved)].join(', ')}] in the ${section} block of the template`,
    );
};

const isKnown = (template: Template, name: string): boolean =>
  name in template.Resources || name in (template.Parameters ?? {}) || pseudoParameters.includes(name);

const checkAttribute = (template: Template, target: string, attribute: string): void => {
  const resource = template.Resources[target];
  if (!resource) throw templateError(`instance of Fn::GetAtt references undefined resource ${target}`);
  const { attributes } = resourceTypeOf(resource.Type);
  if (attributes !== 'any' && !attributes.includes(attribute))
    throw templateError(`resource ${target} does not support attribute type ${attribute} in Fn::GetAtt`);
};
