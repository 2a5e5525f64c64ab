import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TemplateParameter } from '../../contract/template-summary.ts';

type Values = Record<string, string>;

/** What a parameter is if nothing is given: what the stack has, or the template's default; undefined: it must be given. */
const otherwise = ({ current, defaultValue, noEcho }: TemplateParameter): string | undefined => {
  if (current !== null) return noEcho ? 'Keeps the hidden value' : `Keeps ${current || 'the empty value'}`;
  return defaultValue === null ? undefined : `Default: ${defaultValue || 'empty'}`;
};

/** Parameters that nothing but the form can give a value, and has not. */
export const missingParameters = (parameters: TemplateParameter[], values: Values): string[] =>
  parameters
    .filter((parameter) => otherwise(parameter) === undefined && !values[parameter.name])
    .map(({ name }) => name);

/** A form made from the template's own parameters; what is left empty stays as it is. */
export const ParametersForm = ({
  parameters,
  values,
  onChange,
}: {
  parameters: TemplateParameter[];
  values: Values;
  onChange: (values: Values) => void;
}) => (
  <SpaceBetween size="l">
    {parameters.map((parameter) => (
      <FormField
        key={parameter.name}
        label={parameter.name}
        description={parameter.description}
        constraintText={[parameter.type, otherwise(parameter) ?? 'must be given', parameter.noEcho && 'shown to nobody']
          .filter(Boolean)
          .join('; ')}
      >
        <ParameterField
          parameter={parameter}
          value={values[parameter.name] ?? ''}
          onChange={(value) => onChange({ ...values, [parameter.name]: value })}
        />
      </FormField>
    ))}
  </SpaceBetween>
);

const ParameterField = ({
  parameter,
  value,
  onChange,
}: {
  parameter: TemplateParameter;
  value: string;
  onChange: (value: string) => void;
}) => {
  const without = otherwise(parameter);
  if (parameter.allowedValues.length > 0) {
    const options = [
      ...(without === undefined ? [] : [{ value: '', label: without }]),
      ...parameter.allowedValues.map((item) => ({ value: item, label: item })),
    ];
    return (
      <Select
        selectedOption={options.find((option) => option.value === value) ?? null}
        options={options}
        placeholder="Choose a value"
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    );
  }
  return (
    <Input
      value={value}
      type={parameter.noEcho ? 'password' : 'text'}
      autoComplete={false}
      placeholder={without ?? ''}
      onChange={({ detail }) => onChange(detail.value)}
    />
  );
};
