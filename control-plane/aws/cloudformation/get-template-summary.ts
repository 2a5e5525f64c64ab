import { CloudFormationClient, GetTemplateSummaryCommand } from '@aws-sdk/client-cloudformation';
import type { Aws } from '../aws.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';

import type { TemplateParameter } from '../../../contract/template-summary.ts';

export type TemplateSummary = {
  capabilities: string[];
  capabilitiesReason: string;
  transforms: string[];
  parameters: Omit<TemplateParameter, 'current'>[];
  resourceTypes: string[];
};

/** What CloudFormation itself makes of a template, transforms included. */
export const getTemplateSummary = async (
  aws: Aws,
  access: RoleAccess,
  templateUrl: string,
): Promise<TemplateSummary> => {
  const answer = await callAs(aws, access, CloudFormationClient, 'GetTemplateSummary', (client) =>
    client.send(new GetTemplateSummaryCommand({ TemplateURL: templateUrl })),
  );
  return {
    capabilities: answer.Capabilities ?? [],
    capabilitiesReason: answer.CapabilitiesReason ?? '',
    transforms: answer.DeclaredTransforms ?? [],
    parameters: (answer.Parameters ?? []).map((parameter) => ({
      name: parameter.ParameterKey ?? '',
      type: parameter.ParameterType ?? 'String',
      description: parameter.Description ?? '',
      defaultValue: parameter.DefaultValue ?? null,
      allowedValues: parameter.ParameterConstraints?.AllowedValues ?? [],
      noEcho: parameter.NoEcho ?? false,
    })),
    resourceTypes: answer.ResourceTypes ?? [],
  };
};
