import { validationError } from '../errors.ts';
import { checkExportName, outputText } from '../template/check-outputs.ts';
import { functionCall, isRecord } from '../template/template.ts';
import type { StackOutput } from '../stack-state.ts';
import { contextOf } from '../template/prepare.ts';
import { exportsOf, importersOf, lookupsOf } from './lookups.ts';
import { refuseDynamicReferences } from './refuse-dynamic-references.ts';
import type { TemplateRun } from './run.ts';

/** The stack's outputs, once its resources stand. Exports must be free, and must not go while another stack uses them. */
export const evaluateOutputs = (run: TemplateRun): StackOutput[] => {
  const { world, stack, prepared } = run;
  const context = contextOf(prepared, lookupsOf(world, stack, true));
  // Outputs do not hide NoEcho parameters, only what a custom resource marks so.
  const outputs = Object.entries(prepared.outputs).map(([key, output]): StackOutput => {
    const value = outputText(context.evaluate(output.Value));
    refuseDynamicReferences(value);
    const exportName = output.Export === undefined ? undefined : String(context.evaluate(output.Export.Name));
    if (exportName !== undefined) checkExportName(key, exportName);
    return {
      key,
      value,
      ...(output.Description === undefined ? {} : { description: output.Description }),
      ...(exportName === undefined ? {} : { exportName }),
    };
  });
  checkExports(run, outputs);
  return outputs;
};

const checkExports = ({ world, stack }: TemplateRun, outputs: StackOutput[]): void => {
  const names = outputs.flatMap(({ exportName }) => exportName ?? []);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw validationError(`Export with name ${twice} is already exported by stack ${stack.name}`);
  for (const { exportName, stack: holder } of exportsOf(world, stack.account, stack.region))
    if (holder !== stack && outputs.some((output) => output.exportName === exportName))
      throw validationError(`Export with name ${exportName} is already exported by stack ${holder.name}`);
  for (const old of stack.outputs) {
    if (old.exportName === undefined) continue;
    const users = importersOf(world, stack.account, stack.region, old.exportName).filter((user) => user !== stack);
    if (users.length === 0) continue;
    const kept = outputs.find(({ exportName }) => exportName === old.exportName);
    const names = users.map(({ name }) => name).join(', ');
    if (!kept)
      throw validationError(`Delete canceled. Cannot delete export ${old.exportName} as it is in use by ${names}.`);
    if (kept.value !== old.value)
      throw validationError(`Cannot update export ${old.exportName} as it is in use by ${names}.`);
  }
};

/** Names of the exports that the template imports. */
export const importsOf = (run: TemplateRun): string[] => {
  const context = contextOf(run.prepared, lookupsOf(run.world, run.stack));
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    const call = functionCall(value);
    if (call?.name === 'Fn::ImportValue') names.add(String(context.evaluate(call.argument)));
    else if (Array.isArray(value)) value.forEach(walk);
    else if (isRecord(value)) Object.values(value).forEach(walk);
  };
  walk(Object.values(run.prepared.resources).map(({ Properties }) => Properties));
  walk(Object.values(run.prepared.outputs).map(({ Value }) => Value));
  return [...names];
};
