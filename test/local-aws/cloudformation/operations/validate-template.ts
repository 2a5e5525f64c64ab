import { ValidateTemplateCommand, type ValidateTemplateCommandInput } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { refusedTemplates } from '../refused-templates.ts';
import { cfnOf, templateOf, topic } from '../make-stack.ts';

const validate = (target: Target, input: ValidateTemplateCommandInput) =>
  cfnOf(target).send(new ValidateTemplateCommand(input));
const text = (target: Target, TemplateBody: string) => validate(target, { TemplateBody });

export const validateTemplate: OperationTest = {
  fact: 'CloudFormation API reference, ValidateTemplate: parameters, description and the capabilities that are needed; wire texts of the template errors; some recorded from AWS in localstack/localstack tests/aws/services/cloudformation (api/test_validations, api/test_templates, test_template_engine).',
  shape: {
    'answers parameters and description': async (target) => {
      const Parameters = {
        Key: { Type: 'String', Description: 'Of a door', Default: 'k' },
        Secret: { Type: 'String', NoEcho: true },
      };
      const TemplateBody = templateOf({ Topic: topic('one') }, { Description: 'A house', Parameters });
      const { $metadata: _, ...answer } = await text(target, TemplateBody);
      expect(answer).toEqual({
        Description: 'A house',
        Parameters: expect.arrayContaining([
          { ParameterKey: 'Key', DefaultValue: 'k', NoEcho: false, Description: 'Of a door' },
          { ParameterKey: 'Secret', NoEcho: true },
        ]),
      });
    },
    'answers which capabilities are needed, and why': async (target) => {
      const Role = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'named', AssumeRolePolicyDocument: {} } };
      expect(await text(target, templateOf({ Role }))).toMatchObject({
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        CapabilitiesReason: 'The following resource(s) require capabilities: [AWS::IAM::Role]',
      });
    },
  },
  validation: refusals(text, {
    ...Object.fromEntries(
      Object.entries(refusedTemplates).map(([what, [template, message]]) => [
        `refuses ${what}`,
        [template, 'ValidationError', message] as const,
      ]),
    ),
    'refuses a template without resources': [
      '{"Resources":{}}',
      'ValidationError',
      'Template format error: At least one Resources member must be defined.',
    ],
    'refuses a reference to nothing': [
      templateOf({ Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: { Ref: 'Nothing' } } } }),
      'ValidationError',
      'Template format error: Unresolved resource dependencies [Nothing] in the Resources block of the template',
    ],
  }),
  behaviour: {
    'makes nothing, and looks at no values': async (target) => {
      const TemplateBody = templateOf({ Topic: topic('one') }, { Parameters: { Name: { Type: 'String' } } });
      await expect(text(target, TemplateBody)).resolves.toMatchObject({ Parameters: [{ ParameterKey: 'Name' }] });
    },
  },
};
