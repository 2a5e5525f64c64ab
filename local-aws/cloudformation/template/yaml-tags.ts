type Expand = (argument: unknown) => unknown;

const longForm =
  (name: string): Expand =>
  (argument) => ({ [name]: argument });

/** `!GetAtt A.B.C` names the resource before the first dot. */
const getAtt: Expand = (argument) => {
  if (typeof argument !== 'string') return { 'Fn::GetAtt': argument };
  const dot = argument.indexOf('.');
  return { 'Fn::GetAtt': dot < 0 ? [argument] : [argument.slice(0, dot), argument.slice(dot + 1)] };
};

const functions = [
  'And',
  'Base64',
  'Cidr',
  'Contains',
  'EachMemberEquals',
  'EachMemberIn',
  'Equals',
  'FindInMap',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'RefAll',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
  'ValueOf',
  'ValueOfAll',
];

/** Short forms of the intrinsic functions, by YAML tag. */
export const yamlTags: Record<string, Expand | undefined> = {
  '!Ref': longForm('Ref'),
  '!Condition': longForm('Condition'),
  '!GetAtt': getAtt,
  ...Object.fromEntries(functions.map((name) => [`!${name}`, longForm(`Fn::${name}`)])),
};
