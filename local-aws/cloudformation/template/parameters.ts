import type { Parameter } from '@aws-sdk/client-cloudformation';
import { notImplemented } from '../../aws-error.ts';
import { validationError } from '../errors.ts';
import { checkParameter } from './check-parameter.ts';
import type { Template, TemplateParameter } from './template.ts';

export type ParameterValue = { key: string; value: string; noEcho: boolean; list: boolean };

/** The value of each parameter of the template: given, kept from the stack as it is, or the template's default. */
export const resolveParameters = (
  template: Template,
  given: Parameter[] = [],
  previous?: ParameterValue[],
): ParameterValue[] => {
  const declared = template.Parameters ?? {};
  const unknown = given.map(({ ParameterKey = '' }) => ParameterKey).filter((key) => !(key in declared));
  if (unknown.length > 0) throw validationError(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  const missing: string[] = [];
  const resolved = Object.entries(declared).flatMap(([key, parameter]): ParameterValue[] => {
    const value = valueOf(key, parameter, given, previous);
    if (value === undefined) {
      missing.push(key);
      return [];
    }
    return [{ key, value, noEcho: parameter.NoEcho === 'true', list: isList(parameter.Type) }];
  });
  if (missing.length > 0) throw validationError(`Parameters: [${missing.join(', ')}] must have values`);
  for (const { key, value } of resolved) checkParameter(key, declared[key] ?? { Type: 'String' }, value);
  return resolved;
};

/** What Ref gives: a list parameter is split at its commas. */
export const valueForRef = ({ value, list }: ParameterValue): string | string[] =>
  list ? (value === '' ? [] : value.split(',').map((item) => item.trim())) : value;

export const isList = (type: string): boolean => type === 'CommaDelimitedList' || type.startsWith('List<');

const valueOf = (
  key: string,
  parameter: TemplateParameter,
  given: Parameter[],
  previous: ParameterValue[] | undefined,
): string | undefined => {
  // What AWS would look up in the account: parameters of SSM, networks and images of EC2, zones of Route 53
  if (parameter.Type.includes('AWS::')) throw notImplemented('cloudformation', `parameter type ${parameter.Type}`);
  const input = given.findLast(({ ParameterKey }) => ParameterKey === key);
  if (input?.UsePreviousValue) {
    if (input.ParameterValue !== undefined)
      throw validationError(
        `Invalid input for parameter key ${key}. Cannot specify usePreviousValue as true and parameter value as a non-null value`,
      );
    const kept = previous?.find((parameterValue) => parameterValue.key === key);
    if (!kept)
      throw validationError(
        `Invalid input for parameter key ${key}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
      );
    return kept.value;
  }
  return input?.ParameterValue ?? parameter.Default;
};
