import { describe, expect, it } from '@jest/globals';
import {
  CloudFormationClient,
  CreateStackCommand,
  ValidateTemplateCommand,
  type Parameter,
} from '@aws-sdk/client-cloudformation';
import { startTestAws } from '../../support/start-local-aws.ts';
import { settle } from './settle.ts';

const aws = await startTestAws();
const client = aws.client(CloudFormationClient, 'customer-a');
let count = 0;

const frame = (expression: string, transform = '') => `${transform}
Parameters:
  Word: {Type: String, Default: hello}
  Raw: {Type: String, Default: 'none'}
  List: {Type: CommaDelimitedList, Default: 'a,b,c'}
  Index: {Type: Number, Default: 2}
Mappings:
  Colours: {red: {hex: f00}}
Conditions:
  Yes: !Equals [!Ref Word, hello]
Resources:
  Queue: {Type: AWS::SQS::Queue}
Outputs:
  Value: {Value: ${expression}}
`;
const create = async (TemplateBody: string, Parameters: Parameter[] = []) => {
  const StackName = `i${++count}`;
  await client.send(new CreateStackCommand({ StackName, TemplateBody, Parameters }));
  return (await settle(client, StackName)).Outputs?.[0]?.OutputValue;
};

describe('a function gives ("Intrinsic function reference")', () => {
  it.each([
    ['!Select [!Ref Index, !Ref List]', 'c'],
    ['!Select ["0", [!Ref Word, x]]', 'hello'],
    ['!Join ["", [!Ref Word, !Sub " ${Word}"]]', 'hello hello'],
    ['!Sub "${!Word} ${!AWS::Region} $ {Word} $${Word}"', '${Word} ${AWS::Region} $ {Word} $hello'],
    ['!Sub ["${A}${B}", {A: !Ref Word, B: "${Word}"}]', 'hello${Word}'],
    ['!Join ["|", !Split [",", "a,,b,"]]', 'a||b|'],
    ['!Base64 "${Word}"', 'JHtXb3JkfQ=='],
    ['!If [Yes, !If [Yes, inner, x], y]', 'inner'],
    ['!Select [0, !Cidr ["10.0.0.0/16", 1, 8]]', '10.0.0.0/24'],
    ['!FindInMap [!Sub Colours, !Join ["", [r, ed]], hex]', 'f00'],
  ])('%s: %s', async (expression, wanted) => {
    const transform = expression.includes('!Sub Colours') ? 'Transform: AWS::LanguageExtensions' : '';
    if (transform === '') return expect(await create(frame(expression))).toBe(wanted);
    const StackName = `i${++count}`;
    const input = { StackName, TemplateBody: frame(expression, transform) };
    await client.send(new CreateStackCommand({ ...input, Capabilities: ['CAPABILITY_AUTO_EXPAND'] }));
    expect((await settle(client, StackName)).Outputs?.[0]?.OutputValue).toBe(wanted);
  });

  it('what a parameter holds is not read again as a template', async () => {
    const given = (ParameterValue: string) => [{ ParameterKey: 'Raw', ParameterValue }];
    expect(await create(frame('!Sub "<${Raw}>"'), given('${!Kept} ${Word} $& $1'))).toBe('<${!Kept} ${Word} $& $1>');
  });
});

describe('CloudFormation refuses', () => {
  it.each([
    ['!Sub "${List}"', 'Template error: variable List in Fn::Sub expression does not resolve to a string'],
    [
      '!Sub ["${A}", {A: [x, y]}]',
      'Template error: every value of the context object of every Fn::Sub object must be a string or a function that returns a string',
    ],
    [
      '!Join [",", !Ref Word]',
      'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
    ],
    [
      '!FindInMap [Nope, red, hex]',
      "Template error: Mapping named 'Nope' is not present in the 'Mappings' section of template.",
    ],
    [
      '!FindInMap [Colours, blue, hex, {DefaultValue: none}]',
      'Template error: every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
    ],
    ['!Select [3, !Ref List]', 'Template error: Fn::Select cannot select nonexistent value at index 3'],
    ['!Select [-1, !Ref List]', 'Template error: Fn::Select cannot select nonexistent value at index -1'],
    ['!Length [a]', /^Template error: Encountered unsupported function: Fn::Length/],
  ])('%s', async (expression, words) => {
    await expect(create(frame(expression))).rejects.toMatchObject({
      name: 'ValidationError',
      message: typeof words === 'string' ? words : expect.stringMatching(words),
    });
  });

  it.each([
    ['Mappings: {M: {a: b}}', 'Template format error: Every Mappings member M must be a map'],
    ['Mappings: {M: {a: {b: {c: d}}}}', 'Template format error: Every Mappings attribute must be a String or a List.'],
    [`Description: ${'x'.repeat(1025)}`, "Template format error: 'Description' length is greater than 1024."],
    ['Parameters: {P: {Type: List<String>}}', 'Template format error: Unrecognized parameter type: List<String>'],
    ['Parameters: {P: {Type: Text}}', 'Template format error: Unrecognized parameter type: Text'],
  ])('a template with %s', async (section, message) => {
    const TemplateBody = `${section}\nResources: {Q: {Type: AWS::SQS::Queue}}\n`;
    const validate = client.send(new ValidateTemplateCommand({ TemplateBody }));
    await expect(validate).rejects.toMatchObject({ name: 'ValidationError', message });
  });

  it('to keep a snapshot of what has none', async () => {
    const TemplateBody = 'Resources: {Q: {Type: AWS::SQS::Queue, DeletionPolicy: Snapshot}}';
    await expect(client.send(new ValidateTemplateCommand({ TemplateBody }))).rejects.toMatchObject({
      message: 'Template error: resource type AWS::SQS::Queue does not support deletion policy Snapshot',
    });
  });
});

describe('a parameter', () => {
  const one = (declared: string, ParameterValue: string) =>
    create(
      `Parameters: {P: {${declared}}}\nResources: {Q: {Type: AWS::SQS::Queue}}\nOutputs: {V: {Value: !Sub '\${P}'}}`,
      [{ ParameterKey: 'P', ParameterValue }],
    );

  it.each([
    ["Type: String, AllowedPattern: '[\\w-.]+'", 'a-b.c'],
    ["Type: String, AllowedPattern: '(?i)abc'", 'ABC'],
    ["Type: String, AllowedPattern: '\\A[^\\n]*\\z'", 'one line'],
    ["Type: String, AllowedPattern: '\\p{Alpha}+'", 'abc'],
    ['Type: Number', '1.50'],
  ])('%s takes %s: patterns are those of Java', async (declared, value) => {
    expect(await one(declared, value)).toBe(value);
  });

  it.each(['AWS::EC2::VPC::Id', 'List<AWS::EC2::Subnet::Id>', 'AWS::SSM::Parameter::Value<String>'])(
    'of type %s is refused loudly: there is nothing to look it up in',
    async (type) => {
      await expect(one(`Type: '${type}'`, 'x')).rejects.toMatchObject({ name: 'NotImplemented' });
    },
  );
});
