import { formatError, validationError } from '../errors.ts';
import { checkCount } from './check-members.ts';
import { isRecord, type Template } from './template.ts';

/** Whether the rules can be read; whether the parameters keep to them is another question. */
export const checkRulesStructure = ({ Rules = {} }: Template): void => {
  checkCount('rules', Rules, 200);
  for (const rule of Object.values(Rules) as unknown[]) {
    if (!isRecord(rule)) throw formatError('Any Rules member must be an object.');
    const unknown = Object.keys(rule).find((key) => key !== 'RuleCondition' && key !== 'Assertions');
    if (unknown !== undefined) throw validationError(`Invalid template rule property '${unknown}'`);
    const assertions = rule['Assertions'];
    if (!Array.isArray(assertions) || !assertions.every((one) => isRecord(one) && one['Assert'] !== undefined))
      throw formatError('Every Rules object must contain a list of Assertions, each with an Assert member.');
  }
};
