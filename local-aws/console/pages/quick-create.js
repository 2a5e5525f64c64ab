import { call, field, go, h } from '../page-tools.js';
import { readTemplate, templateForm } from '../template-form.js';

/** Quick create: everything from the link but NoEcho values and names that the template does not have. */
export const quickCreate = async (place, draw) => {
  const template = await readTemplate(place);
  const { Parameters = [] } = template.summary;
  const name = h('input', { name: '_stackName', required: true, value: place.params.get('stackName') ?? '' });
  const form = templateForm(template, {
    title: 'Template',
    button: 'Create stack',
    more: h('fieldset', {}, h('legend', {}, 'Stack name'), field('Stack name', name)),
    valueOf: ({ NoEcho, ParameterKey }) =>
      NoEcho ? undefined : (place.params.get(`param_${ParameterKey}`) ?? undefined),
    submit: async (elements, given) => {
      const { StackId } = await call(place, 'CreateStack', {
        ...given,
        StackName: name.value,
        Parameters: Parameters.map(({ ParameterKey }) => ({
          ParameterKey,
          ParameterValue: elements[ParameterKey].value,
        })),
      });
      go('/stacks/stackinfo', { stackId: StackId });
    },
  });
  draw(h('h1', {}, 'Quick create stack'), form);
};
