/** Templates that ValidateTemplate refuses, by what is wrong with them, and what it then says. */
export const refusedTemplates: Record<string, [template: string, message: string | RegExp]> = {
  'a sign where JSON has none': [
    '{"this is invalid JSON"="bobbins"}',
    'Template format error: JSON not well-formed. (line 1, column 25)',
  ],
  'JSON that ends too soon': ['{"Resources": {', 'Template format error: JSON not well-formed. (line 1, column 16)'],
  'no value of an output': [
    inOne('Outputs: {O: {Value: null, More: null}}'),
    "[/Outputs/O/Value] 'null' values are not allowed in templates",
  ],
  'no value of a property': [
    withProperty('TopicName', 'null'),
    "[/Resources/A/Type/TopicName] 'null' values are not allowed in templates",
  ],
  'an empty section': [inOne('Outputs:'), "[/Outputs] 'null' values are not allowed in templates"],
  'an output without a value': [
    inOne('Outputs: {O: {}}'),
    'Template format error: Every Outputs member must contain a Value object',
  ],
  'an output that is a list': [
    inOne('Outputs: {O: {Value: [a]}}'),
    /^Template format error: The Value field of every Outputs member must evaluate to a String/,
  ],
  'an output with another name': [
    inOne('Outputs: {a-b: {Value: x}}'),
    "Template format error: Outputs name 'a-b' is non alphanumeric.",
  ],
  'an export whose name has a space': [
    inOne('Outputs: {O: {Value: x, Export: {Name: a b}}}'),
    'Template format error: Output O is malformed. The Name field of every Export member must be specified and consist only of alphanumeric characters, colons, or hyphens.',
  ],
  'a parameter with another name': [
    inOne('Parameters: {a_b: {Type: String}}'),
    'Template format error: Parameter name a_b is non alphanumeric.',
  ],
  'an attribute of a mapping with another name': [
    inOne('Mappings: {M: {us-east-1: {x86-64: a}}}'),
    "Template format error: Mappings attribute name 'x86-64' must contain only alphanumeric characters.",
  ],
  'a resource that is no object': [
    'Resources: {A: b}',
    'Template format error: Any Resources member must be an object.',
  ],
  'a resource without a type': [
    'Resources: {A: {Properties: {}}}',
    'Template format error: [/Resources/A] Every Resources object must contain a Type member.',
  ],
  'an unknown member of a resource': [
    'Resources: {A: {Type: AWS::SNS::Topic, Invalid: 10}}',
    "Invalid template resource property 'Invalid'",
  ],
  'a condition that is written where its name belongs': [
    'Resources: {A: {Type: AWS::SNS::Topic, Condition: !Equals [a, b]}}',
    'Template format error: Every Condition member must be a string.',
  ],
  'a condition on a resource': [
    inOne('Conditions: {C: !Equals [!Ref A, x]}'),
    'Template format error: Unresolved dependencies [A]. Cannot reference resources in the Conditions block of the template',
  ],
  'a condition with one operand': [
    inOne('Conditions: {C: !And [!Equals [a, a]]}'),
    'Template error: every Fn::And object requires a list of at least 2 and at most 10 boolean parameters.',
  ],
  'Fn::Join without a list': [
    withProperty('TopicName', '!Join ["-"]'),
    'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
  ],
  'Fn::Split without a text': [
    withProperty('TopicName', '!Select [0, !Split [","]]'),
    'Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
  ],
  'a mapping that is not there': [
    withProperty('TopicName', '!FindInMap [M, a, b]'),
    "Template error: Mapping named 'M' is not present in the 'Mappings' section of template.",
  ],
  'a resource that needs itself': [withProperty('TopicName', '!Ref A'), 'Circular dependency between resources: [A]'],
  'an extension that was not asked for': [
    withProperty('DisplayName', '!ToJsonString {a: b}'),
    /^Template error: Encountered unsupported function: Fn::ToJsonString Supported functions are: \[Fn::Base64,.* Condition, .* Fn::Cidr\]$/,
  ],
  'a transform without a name': [inOne('Transform: {Foo: x}'), 'Transforms defined as maps require Name key.'],
  'a transform whose name is a function': [
    inOne('Transform: {Name: !Ref A}'),
    'Key Name of transform definition must be a string.',
  ],
};

function inOne(section: string): string {
  return `Resources: {A: {Type: AWS::SNS::Topic}}\n${section}\n`;
}

function withProperty(name: string, value: string): string {
  return `Resources: {A: {Type: AWS::SNS::Topic, Properties: {${name}: ${value}}}}\n`;
}
