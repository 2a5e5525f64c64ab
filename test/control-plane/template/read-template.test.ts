import { describe, expect, it } from '@jest/globals';
import { neededCapability } from '../../../control-plane/template/needed-capabilities.ts';
import { readTemplate } from '../../../control-plane/template/read-template.ts';

const queue = 'Resources: { Queue: { Type: AWS::SQS::Queue } }';

describe('reading a template', () => {
  it('reads YAML with the short forms of the functions, in each of their shapes', () => {
    const { resources } = readTemplate(`
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub '\${A}-q'
      Attribute: !GetAtt Other.Some.Thing
      Joined: !Join ['-', [!Ref A, b]]
      Mapped: !Sub ['\${x}', { x: !Ref A }]
`);
    expect(resources['Queue']?.properties).toEqual({
      QueueName: { 'Fn::Sub': '${A}-q' },
      Attribute: { 'Fn::GetAtt': ['Other', 'Some.Thing'] },
      Joined: { 'Fn::Join': ['-', [{ Ref: 'A' }, 'b']] },
      Mapped: { 'Fn::Sub': ['${x}', { x: { Ref: 'A' } }] },
    });
  });

  it('reads JSON the same', () => {
    expect(readTemplate(JSON.stringify({ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } })).resources).toEqual(
      readTemplate(queue).resources,
    );
  });

  it('keeps words that old YAML would bend', () => {
    const { resources } = readTemplate('Resources: { R: { Type: T, Properties: { N: yes, Mode: 0644 } } }');
    expect(resources['R']?.properties).toEqual({ N: 'yes', Mode: 644 });
  });

  it('finds transforms at the top and within', () => {
    const { transforms } = readTemplate(
      `Transform: [AWS::LanguageExtensions]\nResources: { R: { Type: T, Properties: { 'Fn::Transform': { Name: Mine } } } }`,
    );
    expect(transforms).toEqual(['AWS::LanguageExtensions', 'Mine']);
  });

  it.each([
    ['what is not closed', 'Resources: ['],
    ['broken JSON', '{"Resources": {'],
    ['a doubled key', `${queue}\n${queue}`],
    ['plain text', 'hello'],
    ['no resources', 'Description: nothing'],
    ['a resource without a type', 'Resources: { Queue: {} }'],
    ['an alias that grows without end', `a: &a [x,x,x,x,x,x,x,x,x]\n${bomb()}\nResources: { R: { Type: T } }`],
    ['brackets without end', '['.repeat(200_000)],
  ])('refuses %s in one sentence', (_what, text) => {
    expect(() => readTemplate(text)).toThrow(/^This is not a CloudFormation template: [^\n]+$/);
  });

  it('refuses more than a megabyte, and says how much it is', () => {
    const text = `${queue}\nDescription: ${'x'.repeat(1_048_576)}`;
    expect(() => readTemplate(text)).toThrow(/^The template has \d+ bytes; CloudFormation takes 1048576 at most\.$/);
  });
});

describe('the capability a template needs', () => {
  const needs = (resources: string) => neededCapability(readTemplate(`Resources: ${resources}`));

  it('is none without IAM', () => expect(needs('{ Q: { Type: AWS::SQS::Queue } }')).toBeUndefined());

  it('is CAPABILITY_IAM for a role that CloudFormation names', () => {
    expect(needs('{ R: { Type: AWS::IAM::Role, Properties: {} } }')).toEqual({
      capability: 'CAPABILITY_IAM',
      because: ['R (AWS::IAM::Role)'],
    });
  });

  it('is CAPABILITY_NAMED_IAM for a role with a name', () => {
    expect(needs('{ R: { Type: AWS::IAM::Role, Properties: { RoleName: r } } }')?.capability).toBe(
      'CAPABILITY_NAMED_IAM',
    );
  });
});

function bomb(): string {
  return Array.from(
    { length: 8 },
    (_, index) =>
      `${String.fromCharCode(98 + index)}: &${String.fromCharCode(98 + index)} [${Array(9)
        .fill(`*${String.fromCharCode(97 + index)}`)
        .join(',')}]`,
  ).join('\n');
}
