import { isMap, isScalar, isSeq, type CollectionTag, type ScalarTag, type Tags } from 'yaml';

/** CloudFormation's short forms; every function may be written of a scalar, a list or a map. */
const functions = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'ForEach',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
];

const longForm = (name: string): string => (name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`);

// !GetAtt A.B.C is the long form's [A, B.C]
const valueOf = (name: string, value: unknown): unknown => {
  if (name !== 'GetAtt' || typeof value !== 'string') return value;
  const dot = value.indexOf('.');
  return dot < 0 ? value : [value.slice(0, dot), value.slice(dot + 1)];
};

const scalar = (name: string): ScalarTag => ({
  tag: `!${name}`,
  resolve: (text) => ({ [longForm(name)]: valueOf(name, text) }),
});

const collection = (name: string, kind: 'seq' | 'map'): CollectionTag => ({
  tag: `!${name}`,
  collection: kind,
  resolve: (node) => {
    const value: unknown = isSeq(node) || isMap(node) || isScalar(node) ? node.toJSON() : node;
    return { [longForm(name)]: value };
  },
});

export const cloudFormationTags: Tags = ['Ref', 'Condition', ...functions].flatMap((name) => [
  scalar(name),
  collection(name, 'seq'),
  collection(name, 'map'),
]);
