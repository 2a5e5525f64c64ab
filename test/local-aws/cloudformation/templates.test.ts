import { describe, expect, it } from '@jest/globals';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  GetTemplateCommand,
  GetTemplateSummaryCommand,
  ListExportsCommand,
  ListImportsCommand,
  UpdateStackCommand,
  ValidateTemplateCommand,
  type Parameter,
} from '@aws-sdk/client-cloudformation';
import { startTestAws } from '../../support/start-local-aws.ts';
import { settle } from './settle.ts';

const aws = await startTestAws();
const client = aws.client(CloudFormationClient, 'customer-a');
let count = 0;

const create = async (TemplateBody: string, Parameters: Parameter[] = [], name = `t${++count}`) => {
  const Capabilities = TemplateBody.includes('Transform') ? (['CAPABILITY_AUTO_EXPAND'] as const) : [];
  await client.send(
    new CreateStackCommand({ StackName: name, TemplateBody, Parameters, Capabilities: [...Capabilities] }),
  );
  return settle(client, name);
};

const frame = `
AWSTemplateFormatVersion: 2010-09-09
Transform: AWS::LanguageExtensions
Parameters:
  Word: {Type: String, Default: hello}
  List: {Type: CommaDelimitedList, Default: 'a, b,c'}
Mappings:
  Colours: {red: {hex: f00, names: [rot, rouge]}}
Conditions:
  Yes: !Equals [!Ref Word, hello]
  No: !Not [!Condition Yes]
  Both: !And [!Condition Yes, !Not [!Condition No]]
  Either: !Or [!Condition No, !Equals [a, b]]
Resources:
  Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub '\${AWS::StackName}-q'}}
  Unmade: {Type: AWS::SQS::Queue, Condition: No}
Outputs:
  Value: {Value: VALUE}
`;

// From: AWS documentation, "Intrinsic function reference" and "Pseudo parameters reference".
describe('intrinsic functions', () => {
  it.each([
    ['!Ref Word', 'hello'],
    ['!Ref AWS::Region', 'us-east-1'],
    ['!Ref AWS::AccountId', '222222222222'],
    ['!Sub "${AWS::Partition} ${AWS::URLSuffix}"', 'aws amazonaws.com'],
    ['!GetAtt Queue.Arn', 'arn:aws:sqs:us-east-1:222222222222:NAME-q'],
    ['!GetAtt [Queue, QueueName]', 'NAME-q'],
    ['!Sub "${Queue.QueueName} ${Word} ${!Kept}"', 'NAME-q hello ${Kept}'],
    ['!Sub ["${Own} ${Word}", {Own: !Join ["-", [x, y]]}]', 'x-y hello'],
    ['!Join [":", !Ref List]', 'a:b:c'],
    ['!Select [1, !Ref List]', 'b'],
    ['!Select [2, !Split ["|", "x|y|z"]]', 'z'],
    ['!FindInMap [Colours, red, hex]', 'f00'],
    ['!Join [",", !FindInMap [Colours, red, names]]', 'rot,rouge'],
    ['!FindInMap [Colours, blue, hex, {DefaultValue: none}]', 'none'],
    ['!If [Yes, !Ref Word, !Ref Unmade]', 'hello'],
    ['!If [Both, yes, no]', 'yes'],
    ['!If [Either, yes, no]', 'no'],
    ['!Base64 text', 'dGV4dA=='],
    ['!Join [",", !GetAZs ""]', 'us-east-1a,us-east-1b,us-east-1c'],
    ['!Join [",", !Cidr ["10.0.0.0/24", 3, 5]]', '10.0.0.0/27,10.0.0.32/27,10.0.0.64/27'],
    ['!Length [1, 2, 3]', '3'],
    ['!ToJsonString {a: !Ref Word}', '{"a":"hello"}'],
    ['!Join ["", [a, !If [No, b, !Ref AWS::NoValue], c]]', 'ac'],
    ['007', '007'],
    ['Yes', 'Yes'],
  ])('%s gives %s', async (expression, wanted) => {
    const stack = await create(frame.replace('VALUE', () => expression));
    expect(stack.Outputs).toEqual([{ OutputKey: 'Value', OutputValue: wanted.replace('NAME', stack.StackName ?? '') }]);
  });
});

const resources = (text: string) => `Resources: {${text}}`;

// From: AWS documentation, "Template anatomy" and "Troubleshooting CloudFormation"; sentences as seen in AWS's answers.
describe('templates that are refused', () => {
  it.each([
    ['{"Resources": {', /^Template format error: JSON not well-formed\. \(line 1, column 16\)$/],
    ['Resources: [', /^Template format error: YAML not well-formed\. \(line 1, column \d+\)$/],
    ['just text', 'Template format error: unsupported structure.'],
    ['Description: nothing', 'Template format error: At least one Resources member must be defined.'],
    [`Foo: 1\n${resources('A: {Type: AWS::SQS::Queue}')}`, 'Invalid template property or properties [Foo]'],
    [resources('A: {Type: AWS::SQS::Queue, Foo: 1}'), "Invalid template resource property 'Foo'"],
    [resources('a-b: {Type: AWS::SQS::Queue}'), 'Template format error: Resource name a-b is non alphanumeric.'],
    [
      resources('A: {Type: AWS::Foo::Bar}, B: {Type: AWS::SQS::Queues}, C: {Type: AWS::DynamoDB::Table}'),
      'Template format error: Unrecognized resource types: [AWS::Foo::Bar, AWS::SQS::Queues]',
    ],
    [`${resources('A: {Type: AWS::SQS::Queue}')}\nRules: {X: {Foo: 1}}`, "Invalid template rule property 'Foo'"],
    [
      resources('A: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref B}}'),
      'Template format error: Unresolved resource dependencies [B] in the Resources block of the template',
    ],
    [
      resources('A: {Type: AWS::SQS::Queue, DependsOn: B}'),
      'Template format error: Unresolved resource dependencies [B] in the Resources block of the template',
    ],
    [
      `${resources('A: {Type: AWS::SQS::Queue}')}\nOutputs: {X: {Value: !Ref B}}`,
      'Template format error: Unresolved resource dependencies [B] in the Outputs block of the template',
    ],
    [
      resources('A: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt B.Arn}}'),
      'Template error: instance of Fn::GetAtt references undefined resource B',
    ],
    [
      resources('A: {Type: AWS::SQS::Queue}, B: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt A.Foo}}'),
      'Template error: resource A does not support attribute type Foo in Fn::GetAtt',
    ],
    [
      resources(
        'A: {Type: AWS::SQS::Queue, DependsOn: B}, B: {Type: AWS::SQS::Queue, DependsOn: A}, C: {Type: AWS::SQS::Queue}',
      ),
      'Circular dependency between resources: [A, B]',
    ],
    [
      resources('A: {Type: AWS::SQS::Queue, Condition: Nope}'),
      'Template format error: Unresolved condition dependency Nope in the Resources block of the template',
    ],
    [
      resources('A: {Type: AWS::SQS::Queue, Properties: {QueueName: {Fn::Foo: x}}}'),
      /^Template error: Encountered unsupported function: Fn::Foo Supported functions are: \[Fn::Base64, Fn::GetAtt,/,
    ],
    [
      resources('A: {Type: AWS::SQS::Queue, Properties: {QueueName: null}}'),
      "[/Resources/A/Type/QueueName] 'null' values are not allowed in templates",
    ],
    [
      `Parameters: {P: {Type: Foo}}\n${resources('A: {Type: AWS::SQS::Queue}')}`,
      'Template format error: Unrecognized parameter type: Foo',
    ],
    [`Transform: MyMacro\n${resources('A: {Type: AWS::SQS::Queue}')}`, 'No transform named MyMacro found.'],
  ])('%s', async (TemplateBody, message) => {
    await expect(client.send(new ValidateTemplateCommand({ TemplateBody }))).rejects.toMatchObject({
      name: 'ValidationError',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  it.each([
    resources('A: {Type: AWS::CloudFormation::Stack}'),
    resources('A: {Type: AWS::DynamoDB::Table}'),
    resources("A: {Type: AWS::SQS::Queue, Properties: {'Fn::Transform': {Name: M}, QueueName: q}}"),
    `Transform: AWS::Serverless-2016-10-31\n${resources('A: {Type: AWS::SQS::Queue}')}`,
  ])('%s, loudly: AWS has it, local-aws has not', async (TemplateBody) => {
    await expect(client.send(new ValidateTemplateCommand({ TemplateBody }))).rejects.toMatchObject({
      name: 'NotImplemented',
    });
  });
});

describe('functions that cannot work', () => {
  it.each([
    ['!FindInMap [M, none, x]', 'Template error: Unable to get mapping for M::none::x'],
    ['!Select [4, [a, b]]', 'Template error: Fn::Select cannot select nonexistent value at index 4'],
  ])('%s is refused before a stack is there', async (expression, message) => {
    const body = `Mappings: {M: {k: {x: y}}}\n${resources(`A: {Type: AWS::SQS::Queue, Properties: {QueueName: ${expression}}}`)}`;
    await expect(create(body)).rejects.toMatchObject({ name: 'ValidationError', message });
  });
});

// From: AWS documentation, "Parameters section".
describe('parameters', () => {
  const declare = (text: string) => `Parameters: {P: {${text}}}\n${resources('A: {Type: AWS::SQS::Queue}')}`;
  it.each([
    ['Type: String', undefined, 'Parameters: [P] must have values'],
    ['Type: String, AllowedValues: [a, b]', 'c', "Parameter 'P' must be one of AllowedValues"],
    ["Type: String, AllowedPattern: '[a-z]+'", 'a1', "Parameter 'P' must match pattern [a-z]+"],
    [
      "Type: String, AllowedPattern: '[a-z]+', ConstraintDescription: must be small letters",
      'A',
      'Parameter P failed to satisfy constraint: must be small letters',
    ],
    ['Type: String, MinLength: 3', 'ab', "Parameter 'P' must contain at least 3 characters"],
    ['Type: String, MaxLength: 1', 'ab', "Parameter 'P' must contain at most 1 characters"],
    ['Type: Number', 'x', "Parameter 'P' must be a number"],
    ['Type: Number, MinValue: 3', '2', "Parameter 'P' must be a number not less than 3"],
    ['Type: Number, MaxValue: 3', '4', "Parameter 'P' must be a number not greater than 3"],
    ['Type: List<Number>', '1,x', "Parameter 'P' must be a number"],
  ])('{%s} refuses %s', async (declared, value, message) => {
    const given = value === undefined ? [] : [{ ParameterKey: 'P', ParameterValue: value }];
    await expect(create(declare(declared), given)).rejects.toMatchObject({ name: 'ValidationError', message });
  });

  it('that come from SSM are refused loudly', async () => {
    const body = declare("Type: 'AWS::SSM::Parameter::Value<String>', Default: x");
    await expect(create(body)).rejects.toMatchObject({ name: 'NotImplemented' });
  });

  it('are held together by rules', async () => {
    const body = `
Rules:
  Place:
    Assertions: [{Assert: !Contains [[eu-west-1], !Ref AWS::Region], AssertDescription: Only in Ireland.}]
${resources('A: {Type: AWS::SQS::Queue}')}`;
    await expect(create(body)).rejects.toThrow('Only in Ireland.');
  });

  it('marked NoEcho are shown nowhere', async () => {
    const body = declare('Type: String, NoEcho: true, Default: s3cret').replace(
      'AWS::SQS::Queue',
      'AWS::SQS::Queue, Properties: {Tags: [{Key: k, Value: !Ref P}]}',
    );
    const { Parameters, StackName } = await create(body);
    expect(Parameters).toEqual([{ ParameterKey: 'P', ParameterValue: '****' }]);
    const events = await client.send(new DescribeStackEventsCommand({ StackName }));
    expect(JSON.stringify(events)).not.toContain('s3cret');
  });
});

// From: AWS documentation, "Outputs section", "Fn::ImportValue".
describe('exports', () => {
  const exporter = (value: string) =>
    `${resources('A: {Type: AWS::SQS::Queue}')}\nOutputs: {X: {Value: ${value}, Export: {Name: shared}}}`;
  const importer = `${resources('B: {Type: AWS::SQS::Queue, Properties: {QueueName: !ImportValue shared}}')}`;

  it('are imported by another stack, and cannot change or go until it has let go', async () => {
    await create(exporter('first'), [], 'exporter');
    expect((await create(exporter('other'), [], 'second')).StackStatus).toBe('ROLLBACK_COMPLETE');
    expect((await create(importer, [], 'importer')).StackStatus).toBe('CREATE_COMPLETE');
    const { Exports } = await client.send(new ListExportsCommand({}));
    expect(Exports).toMatchObject([{ Name: 'shared', Value: 'first' }]);
    const { Imports } = await client.send(new ListImportsCommand({ ExportName: 'shared' }));
    expect(Imports).toEqual(['importer']);
    await client.send(new UpdateStackCommand({ StackName: 'exporter', TemplateBody: exporter('changed') }));
    expect((await settle(client, 'exporter')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    const without = resources('A: {Type: AWS::SQS::Queue}');
    await client.send(new UpdateStackCommand({ StackName: 'exporter', TemplateBody: without }));
    await settle(client, 'exporter');
    const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: 'exporter' }));
    const backwards = StackEvents.filter(({ ResourceStatus }) => ResourceStatus === 'UPDATE_ROLLBACK_IN_PROGRESS');
    expect(backwards.map(({ ResourceStatusReason }) => ResourceStatusReason)).toEqual([
      'Delete canceled. Cannot delete export shared as it is in use by importer.',
      'Cannot update export shared as it is in use by importer.',
    ]);
    await client.send(new DeleteStackCommand({ StackName: 'exporter' }));
    expect(await settle(client, 'exporter')).toMatchObject({
      StackStatus: 'UPDATE_ROLLBACK_COMPLETE',
      StackStatusReason: 'Delete canceled. Cannot delete export shared as it is in use by importer.',
    });
  });

  it('of one name fail the stack that has two of them, and dynamic references one that shows them', async () => {
    const outputs = 'X: {Value: a, Export: {Name: twice}}, Y: {Value: b, Export: {Name: twice}}';
    const twice = await create(`${resources('A: {Type: AWS::SQS::Queue}')}\nOutputs: {${outputs}}`);
    const shown = `X: {Value: '{{resolve:ssm:name}}'}`;
    const dynamic = await create(`${resources('A: {Type: AWS::SQS::Queue}')}\nOutputs: {${shown}}`);
    expect([twice.StackStatus, dynamic.StackStatus]).toEqual(['ROLLBACK_COMPLETE', 'ROLLBACK_COMPLETE']);
  });

  it('that are not there fail the stack', async () => {
    const stack = await create(importer.replace('shared', 'unknown'));
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: stack.StackName }));
    expect(StackEvents.map(({ ResourceStatusReason }) => ResourceStatusReason)).toContain(
      'No export named unknown found. Rollback requested by user.',
    );
  });
});

describe('GetTemplateSummary and GetTemplate', () => {
  it('give back what the template says', async () => {
    const body = `
Description: A test
Metadata: {Own: {Key: 1}}
Parameters: {P: {Type: String, Default: d, Description: What, AllowedValues: [d, e]}}
Resources: {R: {Type: AWS::IAM::Role, Properties: {RoleName: r, AssumeRolePolicyDocument: {Statement: []}}}}`;
    const summary = await client.send(new GetTemplateSummaryCommand({ TemplateBody: body }));
    expect(summary).toMatchObject({
      Description: 'A test',
      Metadata: '{"Own":{"Key":"1"}}',
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      CapabilitiesReason: 'The following resource(s) require capabilities: [AWS::IAM::Role]',
      ResourceTypes: ['AWS::IAM::Role'],
      Parameters: [
        {
          ParameterKey: 'P',
          ParameterType: 'String',
          DefaultValue: 'd',
          Description: 'What',
          NoEcho: false,
          ParameterConstraints: { AllowedValues: ['d', 'e'] },
        },
      ],
    });
    const text = resources('A: {Type: AWS::SQS::Queue}  # as written');
    const { StackName } = await create(`${text}\n`.replace('  # as written}', '}\n# as written'));
    const { TemplateBody, StagesAvailable } = await client.send(new GetTemplateCommand({ StackName }));
    expect(TemplateBody).toContain('# as written');
    expect(StagesAvailable).toEqual(['Original', 'Processed']);
  });
});
