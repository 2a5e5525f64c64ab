import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TemplateParameter } from '../../contract/template-summary.ts';

type Values = Record<string, string>;

/** A form made from the template's own parameters. Empty: the default, or the value the stack has. */
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
    {parameters.map((parameter) => {
      const value = values[parameter.name] ?? '';
      const set = (next: string) => onChange({ ...values, [parameter.name]: next });
      const hint = parameter.defaultValue === null ? '' : ` Default: ${parameter.defaultValue || 'empty'}.`;
      return (
        <FormField key={parameter.name} label={parameter.name} description={`${parameter.description}${hint}`}>
          {parameter.allowedValues.length > 0 ? (
            <Select
              selectedOption={value ? { value, label: value } : null}
              options={parameter.allowedValues.map((item) => ({ value: item, label: item }))}
              placeholder="As it is, or the default"
              onChange={({ detail }) => set(detail.selectedOption.value ?? '')}
            />
          ) : (
            <Input
              value={value}
              type={parameter.noEcho ? 'password' : 'text'}
              onChange={({ detail }) => set(detail.value)}
            />
          )}
        </FormField>
      );
    })}
  </SpaceBetween>
);
