import type {
  GetTemplateSummaryCommandInput,
  GetTemplateSummaryCommandOutput,
  ParameterDeclaration,
} from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { present, stackResource } from '../authorization.ts';
import { missingStack, requireStack } from '../find-stack.ts';
import { templateText } from '../template-source.ts';
import { capabilitiesNeeded } from '../template/capabilities.ts';
import { readTemplate } from '../template/read-template.ts';
import type { Template } from '../template/template.ts';
import { transformsOf } from '../template/transforms.ts';

export const getTemplateSummary: Operation<GetTemplateSummaryCommandInput, Partial<GetTemplateSummaryCommandOutput>> = {
  authorize: (call, { StackName, TemplateURL }) => [
    {
      action: 'cloudformation:GetTemplateSummary',
      resource: StackName === undefined ? '*' : stackResource(call, StackName),
      context: present({ 'cloudformation:TemplateUrl': TemplateURL }),
    },
  ],
  async run(call, input) {
    const text =
      input.StackName === undefined
        ? await templateText(call, input)
        : requireStack(call, input.StackName, missingStack.describe).templateText;
    const template = readTemplate(text);
    const { capabilities, reason } = capabilitiesNeeded(template);
    return {
      Parameters: parameterDeclarations(template),
      ResourceTypes: [...new Set(Object.values(template.Resources).map(({ Type }) => Type))],
      ResourceIdentifierSummaries: [],
      ...(capabilities.length === 0 ? {} : { Capabilities: capabilities }),
      ...(reason === undefined ? {} : { CapabilitiesReason: reason }),
      ...(template.Description === undefined ? {} : { Description: template.Description }),
      ...(template.AWSTemplateFormatVersion === undefined ? {} : { Version: template.AWSTemplateFormatVersion }),
      ...(template.Metadata === undefined ? {} : { Metadata: JSON.stringify(template.Metadata) }),
      ...(transformsOf(template).length === 0 ? {} : { DeclaredTransforms: transformsOf(template) }),
    };
  },
};

export const parameterDeclarations = (template: Template): ParameterDeclaration[] =>
  Object.entries(template.Parameters ?? {}).map(([key, parameter]) => ({
    ParameterKey: key,
    ParameterType: parameter.Type,
    NoEcho: parameter.NoEcho === 'true',
    ...(parameter.Default === undefined ? {} : { DefaultValue: parameter.Default }),
    ...(parameter.Description === undefined ? {} : { Description: parameter.Description }),
    ParameterConstraints: parameter.AllowedValues === undefined ? {} : { AllowedValues: parameter.AllowedValues },
  }));
