import { formatError } from '../errors.ts';
import { checkMembers, checkString, isAlphanumeric } from './check-members.ts';
import { functionCall, isRecord, type Template } from './template.ts';

const keys = ['Condition', 'Description', 'Export', 'Value'];

export const checkOutputs = ({ Outputs = {} }: Template): void => {
  const name = Object.keys(Outputs).find((key) => !isAlphanumeric(key));
  if (name !== undefined) throw formatError(`Outputs name '${name}' is non alphanumeric.`);
  checkMembers('Outputs', Outputs, 200, { what: 'output', keys });
  for (const [key, { Value, Description, Export }] of Object.entries(Outputs)) {
    if (Value === undefined) throw formatError('Every Outputs member must contain a Value object');
    if (Array.isArray(Value)) throw notText(' and not a List');
    if (isRecord(Value) && functionCall(Value) === undefined) throw notText(' and not a Map');
    checkString('Description', Description);
    if (Export !== undefined) checkExportName(key, isRecord(Export) ? Export.Name : undefined);
  }
};

/** An output's value, once its functions are evaluated. */
export const outputText = (value: unknown): string => {
  if (typeof value !== 'string') throw notText('');
  return value;
};

/** The name itself, or a function that gives it. */
export const checkExportName = (key: string, name: unknown): void => {
  if (functionCall(name) === undefined && !(typeof name === 'string' && /^[A-Za-z0-9:-]+$/.test(name)))
    throw formatError(
      `Output ${key} is malformed. The Name field of every Export member must be specified and consist only of ` +
        'alphanumeric characters, colons, or hyphens.',
    );
};

const notText = (rather: string): Error =>
  formatError(`The Value field of every Outputs member must evaluate to a String${rather}.`);
