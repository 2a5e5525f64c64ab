import { describeStack } from '../describe-stack.js';
import { call, go, h } from '../page-tools.js';
import { readTemplate, templateForm } from '../template-form.js';

export const updateStack = async (place, draw) => {
  const stack = await describeStack(place);
  const template = await readTemplate(place);
  const { Parameters = [] } = template.summary;
  const current = new Map(
    (stack.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
  );
  const form = templateForm(template, {
    title: 'Replace current template',
    button: 'Submit',
    valueOf: ({ ParameterKey }) => current.get(ParameterKey),
    submit: async (elements, given) => {
      const chosen = ({ ParameterKey }) => {
        const ParameterValue = elements[ParameterKey].value;
        // A value left as it was is kept, so that a hidden one survives
        return current.get(ParameterKey) === ParameterValue
          ? { ParameterKey, UsePreviousValue: true }
          : { ParameterKey, ParameterValue };
      };
      await call(place, 'UpdateStack', { ...given, StackName: stack.StackId, Parameters: Parameters.map(chosen) });
      go('/stacks/stackinfo', { stackId: stack.StackId });
    },
  });
  draw(h('h1', {}, `Update stack ${stack.StackName}`), form);
};
