import { GetTemplateSummaryCommand, type GetTemplateSummaryCommandInput } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, makeShell, sharedStack, templateOf, topic, unknownStack } from '../make-stack.ts';

const get = (target: Target, input: GetTemplateSummaryCommandInput) =>
  cfnOf(target).send(new GetTemplateSummaryCommand(input));

export const getTemplateSummary: OperationTest = {
  fact: 'CloudFormation API reference, GetTemplateSummary: what a template has, from its text, its address or a stack; not of a stack in review.',
  shape: {
    'answers parameters, types, version, description and metadata': async (target) => {
      const TemplateBody = templateOf(
        { A: topic('a'), B: topic('b') },
        {
          AWSTemplateFormatVersion: '2010-09-09',
          Description: 'Two of a kind',
          Metadata: { By: 'test' },
          Parameters: {
            Colour: { Type: 'String', Default: 'red', Description: 'Of it', AllowedValues: ['red', 'blue'] },
          },
        },
      );
      expect(await get(target, { TemplateBody })).toMatchObject({
        Parameters: [
          {
            ParameterKey: 'Colour',
            ParameterType: 'String',
            DefaultValue: 'red',
            NoEcho: false,
            Description: 'Of it',
            ParameterConstraints: { AllowedValues: ['red', 'blue'] },
          },
        ],
        Description: 'Two of a kind',
        Metadata: '{"By":"test"}',
        Version: '2010-09-09',
        ResourceTypes: ['AWS::SNS::Topic'],
        ResourceIdentifierSummaries: [{ ResourceType: 'AWS::SNS::Topic', LogicalResourceIds: ['A', 'B'] }],
      });
    },
  },
  validation: {
    ...refusals(get, {
      'refuses a template without resources': [
        { TemplateBody: '{"Resources":{}}' },
        'ValidationError',
        'Template format error: At least one Resources member must be defined.',
      ],
    }),
    ...refusals(get, {
      'refuses the address that only the AWS CLI knows': [
        { TemplateURL: 's3://templates/one.yaml' },
        'ValidationError',
        'S3 error: Domain name specified in templates is not a valid S3 domain',
      ],
    }),
    'refuses a stack that does not exist': async (target) => {
      const StackName = unknownStack(target);
      await expect(get(target, { StackName })).rejects.toMatchObject(
        refusal('ValidationError', `Stack with id ${StackName} does not exist`),
      );
    },
    'refuses a stack in review': async (target) => {
      const { stackName: StackName } = await makeShell(target);
      await expect(get(target, { StackName })).rejects.toMatchObject(
        refusal('ValidationError', 'GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks.'),
      );
    },
  },
  behaviour: {
    'tells of a stack what its template has': async (target) => {
      const { name: StackName } = await sharedStack(target);
      const { Parameters = [], ResourceTypes = [] } = await get(target, { StackName });
      expect(Parameters.map(({ ParameterKey, NoEcho }) => [ParameterKey, NoEcho]).sort()).toEqual([
        ['Colour', false],
        ['Secret', true],
      ]);
      expect(ResourceTypes.sort()).toEqual(['AWS::SNS::Topic', 'AWS::SQS::Queue']);
    },
  },
};
