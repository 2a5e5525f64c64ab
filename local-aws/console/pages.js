import { act, call, go, h, table } from './page-tools.js';

const stackLink = (id, name) => h('a', { href: `#/stacks/stackinfo?${new URLSearchParams({ stackId: id })}` }, name);

const list = async (place, draw) => {
  const { StackSummaries = [] } = await call(place, 'ListStacks', {});
  const rows = StackSummaries.map((stack) => [
    stackLink(stack.StackId, stack.StackName),
    stack.StackStatus,
    stack.StackStatusReason,
  ]);
  draw(
    h('h1', {}, 'Stacks'),
    rows.length === 0 ? h('p', {}, 'No stacks in this account and region.') : table(['Name', 'Status', 'Reason'], rows),
  );
};

const field = (label, input, hint) => h('label', { className: 'field' }, label, input, h('small', {}, hint ?? ''));

const parameterInput = ({ ParameterKey, DefaultValue, NoEcho, ParameterConstraints }, value) => {
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

const capabilityBox = (summary) => {
  const needed = summary.Capabilities ?? [];
  if (needed.length === 0) return undefined;
  const words = `I acknowledge that CloudFormation might create IAM resources (${needed.join(', ')}).`;
  return h(
    'label',
    {},
    h('input', { type: 'checkbox', name: '_capabilities' }),
    ' ',
    words,
    ' ',
    h('small', {}, summary.CapabilitiesReason ?? ''),
  );
};

const chosenCapabilities = (form, summary) =>
  form.elements._capabilities?.checked ? (summary.Capabilities ?? []) : [];

/** Quick create: everything from the link but NoEcho values and names that the template does not have. */
const quickCreate = async (place, draw) => {
  const TemplateURL = place.params.get('templateURL') ?? place.params.get('templateUrl') ?? '';
  const summary = await call(place, 'GetTemplateSummary', { TemplateURL });
  const parameters = summary.Parameters ?? [];
  const message = h('p', { className: 'error', role: 'alert' });
  const given = (parameter) =>
    parameter.NoEcho ? undefined : (place.params.get(`param_${parameter.ParameterKey}`) ?? undefined);
  const create = async () => {
    const StackName = form.elements._stackName.value;
    const { StackId } = await call(place, 'CreateStack', {
      StackName,
      TemplateURL,
      Capabilities: chosenCapabilities(form, summary),
      Parameters: parameters.map(({ ParameterKey }) => ({
        ParameterKey,
        ParameterValue: form.elements[ParameterKey].value,
      })),
    });
    go('/stacks/stackinfo', { stackId: StackId });
  };
  const form = h(
    'form',
    { onsubmit: act(message, create) },
    h('fieldset', {}, h('legend', {}, 'Template'), h('code', {}, TemplateURL), h('p', {}, summary.Description ?? '')),
    h(
      'fieldset',
      {},
      h('legend', {}, 'Stack name'),
      field(
        'Stack name',
        h('input', { name: '_stackName', required: true, value: place.params.get('stackName') ?? '' }),
      ),
    ),
    h(
      'fieldset',
      {},
      h('legend', {}, 'Parameters'),
      ...parameters.map((parameter) =>
        field(parameter.ParameterKey, parameterInput(parameter, given(parameter)), parameter.Description),
      ),
    ),
    capabilityBox(summary),
    message,
    h('p', {}, h('button', { type: 'submit' }, 'Create stack')),
  );
  draw(h('h1', {}, 'Quick create stack'), form);
};

const describeStack = async (place) => {
  const StackName = place.params.get('stackId') ?? '';
  const { Stacks = [] } = await call(place, 'DescribeStacks', { StackName });
  if (Stacks[0] === undefined) throw new Error(`There is no stack ${StackName}.`);
  return Stacks[0];
};

const update = async (place, draw) => {
  const stack = await describeStack(place);
  const TemplateURL = place.params.get('templateURL') ?? '';
  const summary = await call(place, 'GetTemplateSummary', { TemplateURL });
  const current = new Map(
    (stack.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
  );
  const parameters = summary.Parameters ?? [];
  const message = h('p', { className: 'error', role: 'alert' });
  const chosen = ({ ParameterKey }) => {
    const ParameterValue = form.elements[ParameterKey].value;
    // A value left as it was is kept, so that a hidden one survives
    if (current.has(ParameterKey) && current.get(ParameterKey) === ParameterValue)
      return { ParameterKey, UsePreviousValue: true };
    return { ParameterKey, ParameterValue };
  };
  const submit = async () => {
    const Capabilities = chosenCapabilities(form, summary);
    await call(place, 'UpdateStack', {
      StackName: stack.StackId,
      TemplateURL,
      Capabilities,
      Parameters: parameters.map(chosen),
    });
    go('/stacks/stackinfo', { stackId: stack.StackId });
  };
  const form = h(
    'form',
    { onsubmit: act(message, submit) },
    h(
      'fieldset',
      {},
      h('legend', {}, 'Replace current template'),
      h('code', {}, TemplateURL),
      h('p', {}, summary.Description ?? ''),
    ),
    h(
      'fieldset',
      {},
      h('legend', {}, 'Parameters'),
      ...parameters.map((parameter) =>
        field(
          parameter.ParameterKey,
          parameterInput(parameter, current.get(parameter.ParameterKey)),
          parameter.Description,
        ),
      ),
    ),
    capabilityBox(summary),
    message,
    h('p', {}, h('button', { type: 'submit' }, 'Submit')),
  );
  draw(h('h1', {}, `Update stack ${stack.StackName}`), form);
};

const changeSet = async (place, draw) => {
  const ids = {
    StackName: place.params.get('stackId') ?? undefined,
    ChangeSetName: place.params.get('changeSetId') ?? '',
  };
  const found = await call(place, 'DescribeChangeSet', ids);
  const message = h('p', { className: 'error', role: 'alert' });
  const finish = (operation, path) =>
    act(message, async () => {
      await call(place, operation, ids);
      go(path, { stackId: found.StackId });
    });
  const rows = (found.Changes ?? []).map(({ ResourceChange = {} }) => [
    ResourceChange.Action,
    ResourceChange.LogicalResourceId,
    ResourceChange.PhysicalResourceId,
    ResourceChange.ResourceType,
    ResourceChange.Replacement,
  ]);
  const executable = found.ExecutionStatus === 'AVAILABLE';
  draw(
    h('h1', {}, `Change set ${found.ChangeSetName}`),
    h(
      'p',
      {},
      'Stack ',
      stackLink(found.StackId, found.StackName),
      `: ${found.Status}, ${found.ExecutionStatus}. ${found.StatusReason ?? ''}`,
    ),
    table(['Action', 'Logical ID', 'Physical ID', 'Resource type', 'Replacement'], rows),
    message,
    h(
      'button',
      { disabled: !executable, onclick: finish('ExecuteChangeSet', '/stacks/stackinfo') },
      'Execute change set',
    ),
    h('button', { onclick: finish('DeleteChangeSet', '/stacks') }, 'Delete change set'),
  );
};

const stackInfo = async (place, draw, isShown) => {
  const stack = await describeStack(place);
  const StackName = stack.StackId;
  const [events, resources, sets] = await Promise.all([
    call(place, 'DescribeStackEvents', { StackName }),
    call(place, 'DescribeStackResources', { StackName }),
    call(place, 'ListChangeSets', { StackName }),
  ]);
  const message = h('p', { className: 'error', role: 'alert' });
  const remove = act(message, async () => {
    await call(place, 'DeleteStack', { StackName });
    go('/stacks', {});
  });
  const changeSetLink = ({ ChangeSetId, ChangeSetName }) =>
    h(
      'a',
      { href: `#/stacks/changesets/changes?${new URLSearchParams({ stackId: StackName, changeSetId: ChangeSetId })}` },
      ChangeSetName,
    );
  draw(
    h('h1', {}, stack.StackName),
    h('p', { id: 'status' }, `${stack.StackStatus} ${stack.StackStatusReason ?? ''}`),
    h('p', {}, h('code', {}, StackName)),
    message,
    h('button', { onclick: remove }, 'Delete'),
    h('h2', {}, 'Outputs'),
    table(
      ['Key', 'Value'],
      (stack.Outputs ?? []).map((output) => [output.OutputKey, output.OutputValue]),
    ),
    h('h2', {}, 'Change sets'),
    table(
      ['Name', 'Status', 'Execution'],
      (sets.Summaries ?? []).map((set) => [changeSetLink(set), set.Status, set.ExecutionStatus]),
    ),
    h('h2', {}, 'Resources'),
    table(
      ['Logical ID', 'Physical ID', 'Type', 'Status'],
      (resources.StackResources ?? []).map((r) => [
        r.LogicalResourceId,
        r.PhysicalResourceId,
        r.ResourceType,
        r.ResourceStatus,
      ]),
    ),
    h('h2', {}, 'Events'),
    table(
      ['Time', 'Logical ID', 'Status', 'Reason'],
      (events.StackEvents ?? []).map((e) => [
        e.Timestamp,
        e.LogicalResourceId,
        e.ResourceStatus,
        e.ResourceStatusReason,
      ]),
    ),
  );
  if (stack.StackStatus.endsWith('_IN_PROGRESS')) {
    setTimeout(
      () =>
        isShown() &&
        stackInfo(place, draw, isShown).catch((error) => draw(h('p', { className: 'error' }, error.message))),
      1_000,
    );
  }
};

/** The fragments of the real console's links. */
export const routes = {
  '/stacks': list,
  '/stacks/create/review': quickCreate,
  '/stacks/quickcreate': quickCreate,
  '/stacks/update/template': update,
  '/stacks/changesets/changes': changeSet,
  '/stacks/stackinfo': stackInfo,
  '/stacks/events': stackInfo,
};
