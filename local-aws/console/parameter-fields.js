import { field, h } from './page-tools.js';

const input = ({ ParameterKey, DefaultValue, NoEcho, ParameterConstraints }, value) => {
  const allowed = ParameterConstraints?.AllowedValues ?? [];
  if (allowed.length > 0) {
    const choice = h(
      'select',
      { name: ParameterKey },
      ...allowed.map((option) => h('option', { value: option }, option)),
    );
    choice.value = value ?? DefaultValue ?? allowed[0];
    return choice;
  }
  return h('input', { name: ParameterKey, type: NoEcho ? 'password' : 'text', value: value ?? DefaultValue ?? '' });
};

/** Groups in the template's order, then whatever is in none of them, by name. */
const grouped = (parameters, ParameterGroups = []) => {
  const byKey = new Map(parameters.map((parameter) => [parameter.ParameterKey, parameter]));
  const groups = ParameterGroups.map(({ Label, Parameters = [] }) => ({
    title: Label?.default ?? 'Parameters',
    parameters: Parameters.flatMap((key) => byKey.get(key) ?? []),
  }));
  const placed = new Set(groups.flatMap((group) => group.parameters));
  const others = parameters
    .filter((parameter) => !placed.has(parameter))
    .sort((a, b) => a.ParameterKey.localeCompare(b.ParameterKey));
  const title = groups.length === 0 ? 'Parameters' : 'Other parameters';
  return [...groups, { title, parameters: others }].filter((group) => group.parameters.length > 0);
};

/** A field for each parameter, grouped and labelled as the template's AWS::CloudFormation::Interface says. */
export const parameterFields = ({ Metadata, Parameters = [] }, valueOf) => {
  const { ParameterGroups, ParameterLabels = {} } =
    JSON.parse(Metadata ?? '{}')['AWS::CloudFormation::Interface'] ?? {};
  return grouped(Parameters, ParameterGroups).map(({ title, parameters }) =>
    h(
      'fieldset',
      {},
      h('legend', {}, title),
      ...parameters.map((parameter) =>
        field(
          ParameterLabels[parameter.ParameterKey]?.default ?? parameter.ParameterKey,
          input(parameter, valueOf(parameter)),
          parameter.Description,
        ),
      ),
    ),
  );
};
