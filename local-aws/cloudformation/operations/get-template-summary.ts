import type {
  GetTemplateSummaryCommandInput,
  GetTemplateSummaryCommandOutput,
  ParameterDeclaration,
  ResourceIdentifierSummary,
} from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { stackRequest } from '../authorization.ts';
import { validationError } from '../errors.ts';
import { missingStack, requireStack } from '../find-stack.ts';
import type { Stack } from '../stack-state.ts';
import { templateText } from '../template-source.ts';
import { capabilitiesNeeded } from '../template/capabilities.ts';
import { readTemplate } from '../template/read-template.ts';
import type { Template } from '../template/template.ts';
import { transformsOf } from '../template/transforms.ts';

export const getTemplateSummary: Operation<GetTemplateSummaryCommandInput, Partial<GetTemplateSummaryCommandOutput>> = {
  authorize: (call, { StackName, TemplateURL }) => {
    const request = stackRequest(call, 'GetTemplateSummary', StackName, { 'cloudformation:TemplateUrl': TemplateURL });
    return [StackName === undefined ? { ...request, resource: '*' } : request];
  },
  lacks: ['StackSetName', 'TemplateSummaryConfig'],
  // It says in whose name a stack set is asked for.
  ignores: ['CallAs'],
  async run(call, input) {
    const text =
      input.StackName === undefined
        ? await templateText(call, input)
        : textOfStack(requireStack(call, input.StackName, missingStack.describe));
    const template = readTemplate(text);
    const { capabilities, reason } = capabilitiesNeeded(template);
    return {
      Parameters: parameterDeclarations(template),
      ResourceTypes: [...new Set(Object.values(template.Resources).map(({ Type }) => Type))],
      ResourceIdentifierSummaries: resourcesByType(template),
      ...(capabilities.length === 0 ? {} : { Capabilities: capabilities }),
      ...(reason === undefined ? {} : { CapabilitiesReason: reason }),
      ...(template.Description === undefined ? {} : { Description: template.Description }),
      ...(template.AWSTemplateFormatVersion === undefined ? {} : { Version: template.AWSTemplateFormatVersion }),
      ...(template.Metadata === undefined ? {} : { Metadata: JSON.stringify(template.Metadata) }),
      ...(transformsOf(template).length === 0 ? {} : { DeclaredTransforms: transformsOf(template) }),
    };
  },
};

const textOfStack = ({ status, templateText: text }: Stack): string => {
  if (status === 'REVIEW_IN_PROGRESS')
    throw validationError('GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks.');
  return text;
};

const resourcesByType = ({ Resources }: Template): ResourceIdentifierSummary[] =>
  [...new Set(Object.values(Resources).map(({ Type }) => Type))].map((type) => ({
    ResourceType: type,
    LogicalResourceIds: Object.keys(Resources).filter((logicalId) => Resources[logicalId]?.Type === type),
  }));

const parameterDeclarations = (template: Template): ParameterDeclaration[] =>
  Object.entries(template.Parameters ?? {}).map(([key, parameter]) => ({
    ParameterKey: key,
    ParameterType: parameter.Type,
    NoEcho: parameter.NoEcho === 'true',
    ...(parameter.Default === undefined ? {} : { DefaultValue: parameter.Default }),
    ...(parameter.Description === undefined ? {} : { Description: parameter.Description }),
    ParameterConstraints: parameter.AllowedValues === undefined ? {} : { AllowedValues: parameter.AllowedValues },
  }));
