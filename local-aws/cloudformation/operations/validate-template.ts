import type { ValidateTemplateCommandInput, ValidateTemplateCommandOutput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { present } from '../authorization.ts';
import { templateText } from '../template-source.ts';
import { capabilitiesNeeded } from '../template/capabilities.ts';
import { readTemplate } from '../template/read-template.ts';
import { transformsOf } from '../template/transforms.ts';

export const validateTemplate: Operation<ValidateTemplateCommandInput, Partial<ValidateTemplateCommandOutput>> = {
  authorize: (_call, { TemplateURL }) => [
    {
      action: 'cloudformation:ValidateTemplate',
      resource: '*',
      context: present({ 'cloudformation:TemplateUrl': TemplateURL }),
    },
  ],
  async run(call, input) {
    const template = readTemplate(await templateText(call, input));
    const { capabilities, reason } = capabilitiesNeeded(template);
    return {
      Parameters: Object.entries(template.Parameters ?? {}).map(([key, parameter]) => ({
        ParameterKey: key,
        NoEcho: parameter.NoEcho === 'true',
        ...(parameter.Default === undefined ? {} : { DefaultValue: parameter.Default }),
        ...(parameter.Description === undefined ? {} : { Description: parameter.Description }),
      })),
      ...(capabilities.length === 0 ? {} : { Capabilities: capabilities }),
      ...(reason === undefined ? {} : { CapabilitiesReason: reason }),
      ...(template.Description === undefined ? {} : { Description: template.Description }),
      ...(transformsOf(template).length === 0 ? {} : { DeclaredTransforms: transformsOf(template) }),
    };
  },
};
