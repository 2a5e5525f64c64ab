import { formatError } from '../errors.ts';
import { checkMembers, checkString, isAlphanumeric } from './check-members.ts';
import type { Template } from './template.ts';

const keys = [
  'AllowedPattern',
  'AllowedValues',
  'ConstraintDescription',
  'Default',
  'Description',
  'MaxLength',
  'MaxValue',
  'MinLength',
  'MinValue',
  'NoEcho',
  'Type',
];

export const checkParameters = ({ Parameters = {} }: Template): void => {
  const name = Object.keys(Parameters).find((key) => !isAlphanumeric(key));
  if (name !== undefined) throw formatError(`Parameter name ${name} is non alphanumeric.`);
  checkMembers('Parameters', Parameters, 200, { what: 'parameter', keys });
  for (const { Type, Default, Description, AllowedValues } of Object.values(Parameters)) {
    if (typeof Type !== 'string') throw formatError('Every Parameters object must contain a Type member.');
    if (!/^(String|Number|CommaDelimitedList|List<(Number|AWS::.+)>|AWS::.+)$/.test(Type))
      throw formatError(`Unrecognized parameter type: ${Type}`);
    checkString('Default', Default);
    checkString('Description', Description);
    if (AllowedValues !== undefined && !Array.isArray(AllowedValues))
      throw formatError('Every AllowedValues member must be a list.');
  }
};
