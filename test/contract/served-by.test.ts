import { describe, expect, it } from '@jest/globals';
import { servedBy } from '../../contract/served-by.ts';

const commander = 'stackery-agent-commander';
const arn = `arn:aws:lambda:eu-west-1:222222222222:function:${commander}`;
const values = { Prefix: 'stackery', Token: arn, Another: `${arn}-2` };
const served = (ServiceToken: unknown, more: object = {}) =>
  servedBy(
    { Resources: { Thing: { Type: 'Custom::Thing', Properties: { ServiceToken } } }, ...more },
    commander,
    values,
  );

describe('a custom resource is served by the commander', () => {
  it.each<[string, unknown]>([
    ['as its ARN', arn],
    [
      'with Fn::Sub',
      { 'Fn::Sub': 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:stackery-agent-commander' },
    ],
    [
      'with Fn::Sub and a parameter',
      { 'Fn::Sub': 'arn:aws:lambda:eu-west-1:222222222222:function:${Prefix}-agent-commander' },
    ],
    [
      'with Fn::Sub and a variable',
      {
        'Fn::Sub': [
          'arn:aws:lambda:x:y:function:${Name}',
          { Name: { 'Fn::Join': ['-', [{ Ref: 'Prefix' }, 'agent', 'commander']] } },
        ],
      },
    ],
    ['by a parameter', { Ref: 'Token' }],
    [
      'with Fn::Join',
      { 'Fn::Join': [':', ['arn', 'aws', 'lambda', { Ref: 'AWS::Region' }, '1', 'function', commander]] },
    ],
    ['in one way of a condition', { 'Fn::If': ['Own', { Ref: 'Another' }, arn] }],
    ['with a version', `${arn}:1`],
  ])('that its ServiceToken names %s', (_, token) => {
    expect(served(token)).toEqual(['Thing']);
  });

  it('that its ServiceToken finds in a mapping', () => {
    const Mappings = { Tokens: { 'eu-west-1': { Commander: arn } } };
    expect(served({ 'Fn::FindInMap': ['Tokens', { Ref: 'AWS::Region' }, 'Commander'] }, { Mappings })).toEqual([
      'Thing',
    ]);
  });

  it.each(['Commander.Arn', ['Commander', 'Arn']])('that its template makes itself (%j)', (attribute) => {
    const properties = { FunctionName: { 'Fn::Sub': '${Prefix}-agent-commander' } };
    const Resources = {
      Commander: { Type: 'AWS::Lambda::Function', Properties: properties },
      Thing: { Type: 'Custom::Thing', Properties: { ServiceToken: { 'Fn::GetAtt': attribute } } },
    };
    expect(servedBy({ Resources }, commander, values)).toEqual(['Thing']);
  });
});

describe('a custom resource is not served by the commander', () => {
  it.each<[string, unknown]>([
    ["names another installation's", 'arn:aws:lambda:eu-west-1:222222222222:function:my-stackery-agent-commander'],
    ['names a function that begins the same', { Ref: 'Another' }],
    ['comes from elsewhere', { 'Fn::ImportValue': 'token' }],
    ['is missing', undefined],
  ])('whose ServiceToken %s', (_, token) => {
    expect(served(token)).toEqual([]);
  });

  it('in a template without resources, or with nonsense in their place', () => {
    for (const Resources of [undefined, 'x', { Thing: null }, { Thing: { Properties: 'x' } }])
      expect(servedBy({ Resources }, commander, values)).toEqual([]);
  });
});
