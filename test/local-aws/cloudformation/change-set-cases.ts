/** Two templates, and what AWS tells of the way from one to the other: with values, and without. */
export type ChangeSetCase = {
  before: object;
  after: object;
  /** Values of the parameter Given. */
  given?: [before: string, after: string];
  values: string[];
  outline: string[];
};

const topic = (Properties: object, more: object = {}) => ({ Type: 'AWS::SNS::Topic', Properties, ...more });
const one = (DisplayName: unknown) => ({ Resources: { One: topic({ TopicName: 'name-1', DisplayName }) } });
const named = (TopicName: unknown) => ({ Resources: { One: topic({ TopicName }) } });
const given = { Parameters: { Given: { Type: 'String', Default: 'default' } } };
const mapped = (more: object) => ({ Mappings: { Map: { Key: { a: 'name-1', b: 'name-2', ...more } } } });
const known = '{{changeSet:KNOWN_AFTER_APPLY}}';

/** The second topic takes something of the first, whose own name or display name changes. */
const pair = (first: object, DisplayName: unknown) => ({
  Resources: { One: topic(first), Two: topic({ TopicName: 'name-3', DisplayName }) },
});
const conditional = (value: string, more: object) => ({
  Conditions: { Wanted: { 'Fn::Equals': ['true', value] } },
  Resources: { One: topic({ TopicName: 'name-1' }, { Condition: 'Wanted' }), ...more },
});
const renamed = 'Modify One True ReplaceAndDelete';
const role = (name: string, effect: string) => ({
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: name,
        AssumeRolePolicyDocument: {
          Statement: [{ Effect: effect, Action: 'sts:AssumeRole', Principal: { AWS: '*' } }],
        },
      },
    },
    RolePolicy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'policy',
        PolicyDocument: { Statement: [{ Effect: 'Deny', Action: 'sqs:*', Resource: '*' }] },
        Roles: [{ Ref: 'Role' }],
      },
    },
  },
});

export const changeSetCases: Record<string, ChangeSetCase> = {
  'tells a changed text as a direct modification': {
    before: named('name-1'),
    after: named('name-2'),
    values: [renamed, '  /Properties/TopicName Modify name-1 -> name-2 (Always) Static DirectModification'],
    outline: [renamed, '  Properties TopicName (Always) Static DirectModification'],
  },
  'tells a changed parameter, and beside it that there may be more': {
    before: { ...given, ...one({ 'Fn::Sub': 'it is ${Given}' }) },
    after: { ...given, ...one({ 'Fn::Sub': 'it is ${Given}' }) },
    given: ['a', 'b'],
    values: [
      'Modify One False',
      '  /Properties/DisplayName Modify it is a -> it is b (Never) Dynamic DirectModification',
      '  /Properties/DisplayName Modify it is a -> it is b (Never) Static ParameterReference Given',
    ],
    outline: [
      'Modify One False',
      '  Properties DisplayName (Never) Dynamic DirectModification',
      '  Properties DisplayName (Never) Static ParameterReference Given',
    ],
  },
  'tells a new parameter in place of a text as a reference': {
    before: one('text'),
    after: { ...given, ...one({ Ref: 'Given' }) },
    values: [
      'Modify One False',
      '  /Properties/DisplayName Modify text -> default (Never) Dynamic DirectModification',
      '  /Properties/DisplayName Modify text -> default (Never) Static ParameterReference Given',
    ],
    outline: [
      'Modify One False',
      '  Properties DisplayName (Never) Dynamic DirectModification',
      '  Properties DisplayName (Never) Static ParameterReference Given',
    ],
  },
  'tells another key of a mapping as a direct modification': {
    before: { ...mapped({}), ...named({ 'Fn::FindInMap': ['Map', 'Key', 'a'] }) },
    after: { ...mapped({}), ...named({ 'Fn::FindInMap': ['Map', 'Key', 'b'] }) },
    values: [renamed, '  /Properties/TopicName Modify name-1 -> name-2 (Always) Static DirectModification'],
    outline: [renamed, '  Properties TopicName (Always) Static DirectModification'],
  },
  'tells a key of a mapping that a parameter gives as a reference': {
    before: { ...given, ...mapped({}), ...named({ 'Fn::FindInMap': ['Map', 'Key', { Ref: 'Given' }] }) },
    after: { ...given, ...mapped({}), ...named({ 'Fn::FindInMap': ['Map', 'Key', { Ref: 'Given' }] }) },
    given: ['a', 'b'],
    values: [
      renamed,
      '  /Properties/TopicName Modify name-1 -> name-2 (Always) Dynamic DirectModification',
      '  /Properties/TopicName Modify name-1 -> name-2 (Always) Static ParameterReference Given',
    ],
    outline: [
      renamed,
      '  Properties TopicName (Always) Dynamic DirectModification',
      '  Properties TopicName (Always) Static ParameterReference Given',
    ],
  },
  'tells what refers to a replaced resource': {
    before: pair({ TopicName: 'name-1', DisplayName: 'a' }, { Ref: 'One' }),
    after: pair({ TopicName: 'name-2', DisplayName: 'b' }, { Ref: 'One' }),
    values: [
      renamed,
      '  /Properties/DisplayName Modify a -> b (Never) Static DirectModification',
      '  /Properties/TopicName Modify name-1 -> name-2 (Always) Static DirectModification',
      'Modify Two False',
      `  /Properties/DisplayName Modify arn:name-1 -> ${known} (Never) Dynamic DirectModification`,
      `  /Properties/DisplayName Modify arn:name-1 -> ${known} (Never) Static ResourceReference One`,
    ],
    outline: [
      renamed,
      '  Properties DisplayName (Never) Static DirectModification',
      '  Properties TopicName (Always) Static DirectModification',
      'Modify Two False',
      '  Properties DisplayName (Never) Static ResourceReference One',
    ],
  },
  'tells what takes an attribute of a replaced resource': {
    before: pair({ TopicName: 'name-1' }, { 'Fn::GetAtt': ['One', 'TopicName'] }),
    after: pair({ TopicName: 'name-2' }, { 'Fn::GetAtt': ['One', 'TopicName'] }),
    values: [
      renamed,
      '  /Properties/TopicName Modify name-1 -> name-2 (Always) Static DirectModification',
      'Modify Two False',
      `  /Properties/DisplayName Modify name-1 -> ${known} (Never) Dynamic DirectModification`,
      `  /Properties/DisplayName Modify name-1 -> ${known} (Never) Static ResourceAttribute One.TopicName`,
    ],
    outline: [
      renamed,
      '  Properties TopicName (Always) Static DirectModification',
      'Modify Two False',
      '  Properties DisplayName (Never) Static ResourceAttribute One.TopicName',
    ],
  },
  'does not tell what refers to a resource that stays the same': {
    before: pair({ TopicName: 'name-1', DisplayName: 'a' }, { Ref: 'One' }),
    after: pair({ TopicName: 'name-1', DisplayName: 'b' }, { Ref: 'One' }),
    values: ['Modify One False', '  /Properties/DisplayName Modify a -> b (Never) Static DirectModification'],
    outline: ['Modify One False', '  Properties DisplayName (Never) Static DirectModification'],
  },
  'tells only without values what takes an attribute of a changed resource, and so on': {
    before: {
      Resources: {
        ...pair({ TopicName: 'name-1', DisplayName: 'a' }, { 'Fn::GetAtt': ['One', 'TopicName'] }).Resources,
        Three: topic({ TopicName: 'name-4', DisplayName: { 'Fn::Sub': 'of ${Two.TopicName}' } }),
      },
    },
    after: {
      Resources: {
        ...pair({ TopicName: 'name-1', DisplayName: 'b' }, { 'Fn::GetAtt': ['One', 'TopicName'] }).Resources,
        Three: topic({ TopicName: 'name-4', DisplayName: { 'Fn::Sub': 'of ${Two.TopicName}' } }),
      },
    },
    values: ['Modify One False', '  /Properties/DisplayName Modify a -> b (Never) Static DirectModification'],
    outline: [
      'Modify One False',
      '  Properties DisplayName (Never) Static DirectModification',
      'Modify Three False',
      '  Properties DisplayName (Never) Dynamic ResourceAttribute Two.TopicName',
      'Modify Two False',
      '  Properties DisplayName (Never) Dynamic ResourceAttribute One.TopicName',
    ],
  },
  'does not tell that a resource depends on something else': {
    before: {
      Resources: { One: topic({ TopicName: 'name-1' }), Two: topic({ TopicName: 'name-2' }, { DependsOn: 'One' }) },
    },
    after: {
      Resources: {
        One: topic({ TopicName: 'name-1' }),
        Two: topic({ TopicName: 'name-2' }, { DependsOn: ['One', 'New'] }),
        New: topic({ TopicName: 'name-3' }),
      },
    },
    values: ['Add New'],
    outline: ['Add New'],
  },
  'sorts by logical id, where a name follows those that it begins': {
    before: conditional('true', { Topic: topic({ TopicName: 'name-2' }) }),
    after: conditional('false', {
      Topic: topic({ TopicName: 'name-2', DisplayName: 'b' }),
      TopicMore: topic({}),
      aTopic: topic({}),
    }),
    values: [
      'Remove One Delete',
      'Add TopicMore',
      'Modify Topic False',
      '  /Properties/DisplayName Add -> b (Never) Static DirectModification',
      'Add aTopic',
    ],
    outline: [
      'Remove One Delete',
      'Add TopicMore',
      'Modify Topic False',
      '  Properties DisplayName (Never) Static DirectModification',
      'Add aTopic',
    ],
  },
  'tells tags by the word for them, and where in the list they change': {
    before: { Resources: { One: topic({ Tags: [{ Key: 'a', Value: 'x' }] }), Two: topic({}) } },
    after: {
      Resources: {
        One: topic({
          Tags: [
            { Key: 'b', Value: 'y' },
            { Key: 'c', Value: 'z' },
          ],
        }),
        Two: topic({ Tags: [{ Key: 'a', Value: 'x' }] }),
      },
    },
    values: [
      'Modify One False',
      '  /Properties/Tags/0/Key Modify a -> b (Never) Static DirectModification',
      '  /Properties/Tags/0/Value Modify x -> y (Never) Static DirectModification',
      '  /Properties/Tags/1 Add -> {"Key":"c","Value":"z"} (Never) Static DirectModification',
      'Modify Two False',
      '  /Properties/Tags Add -> [{"Key":"a","Value":"x"}] (Never) Static DirectModification',
    ],
    outline: [
      'Modify One False',
      '  Tags (Never) Static DirectModification',
      'Modify Two False',
      '  Tags (Never) Static DirectModification',
    ],
  },
  'shows a policy document as a whole, and one item of a list': {
    before: role('name-1', 'Deny'),
    after: role('name-2', 'Allow'),
    values: [
      'Modify RolePolicy False',
      `  /Properties/Roles/0 Modify name-1 -> ${known} (Never) Dynamic DirectModification`,
      `  /Properties/Roles/0 Modify name-1 -> ${known} (Never) Static ResourceReference Role`,
      'Modify Role True ReplaceAndDelete',
      '  /Properties/AssumeRolePolicyDocument Modify {"Statement":[{"Effect":"Deny","Action":"sts:AssumeRole","Principal":{"AWS":"*"}}]} -> {"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"*"}}]} (Never) Static DirectModification',
      '  /Properties/RoleName Modify name-1 -> name-2 (Always) Static DirectModification',
    ],
    outline: [
      'Modify RolePolicy False',
      '  Properties Roles (Never) Static ResourceReference Role',
      'Modify Role True ReplaceAndDelete',
      '  Properties AssumeRolePolicyDocument (Never) Static DirectModification',
      '  Properties RoleName (Always) Static DirectModification',
    ],
  },
};
