import { act, call, h } from './page-tools.js';
import { parameterFields } from './parameter-fields.js';

/** What the real console reads; both spellings are in use. */
export const readTemplate = async (place) => {
  const TemplateURL = place.params.get('templateURL') ?? place.params.get('templateUrl') ?? '';
  return { TemplateURL, summary: await call(place, 'GetTemplateSummary', { TemplateURL }) };
};

const capabilityBox = ({ Capabilities = [], CapabilitiesReason }) => {
  if (Capabilities.length === 0) return undefined;
  const words = `I acknowledge that CloudFormation might create IAM resources (${Capabilities.join(', ')}).`;
  const box = h('input', { type: 'checkbox', name: '_capabilities' });
  return h('label', {}, box, ' ', words, ' ', h('small', {}, CapabilitiesReason ?? ''));
};

/**
 * The form of a template. `submit` gets the form's elements, and template and capabilities as CloudFormation takes them;
 * what it throws is shown on the form.
 */
export const templateForm = ({ TemplateURL, summary }, { title, button, more, valueOf, submit }) => {
  const message = h('p', { className: 'error', role: 'alert' });
  const send = () => {
    const Capabilities = form.elements._capabilities?.checked ? (summary.Capabilities ?? []) : [];
    return submit(form.elements, { TemplateURL, Capabilities });
  };
  const form = h(
    'form',
    { onsubmit: act(message, send) },
    h('fieldset', {}, h('legend', {}, title), h('code', {}, TemplateURL), h('p', {}, summary.Description ?? '')),
    more,
    ...parameterFields(summary, valueOf),
    capabilityBox(summary),
    message,
    h('p', {}, h('button', { type: 'submit' }, button)),
  );
  return form;
};
