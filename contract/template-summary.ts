import { Type, type Static } from 'typebox';

/** `POST /api/v1/template-summaries`: what CloudFormation's GetTemplateSummary says of a template, before it is proposed. */
export const TemplateSummaryRequest = Type.Object(
  {
    linkId: Type.String({ format: 'uuid' }),
    region: Type.String({ maxLength: 32 }),
    template: Type.String({ minLength: 1, maxLength: 1_000_000 }),
  },
  { $id: 'TemplateSummaryRequest', additionalProperties: false },
);
export type TemplateSummaryRequest = Static<typeof TemplateSummaryRequest>;

export const TemplateParameter = Type.Object({
  name: Type.String(),
  type: Type.String(),
  description: Type.String(),
  defaultValue: Type.Union([Type.String(), Type.Null()]),
  allowedValues: Type.Array(Type.String()),
  noEcho: Type.Boolean(),
});
export type TemplateParameter = Static<typeof TemplateParameter>;

export const TemplateSummary = Type.Object(
  {
    parameters: Type.Array(TemplateParameter),
    capabilities: Type.Array(
      Type.Union([
        Type.Literal('CAPABILITY_IAM'),
        Type.Literal('CAPABILITY_NAMED_IAM'),
        Type.Literal('CAPABILITY_AUTO_EXPAND'),
      ]),
    ),
    capabilitiesReason: Type.Union([Type.String(), Type.Null()]),
    resourceTypes: Type.Array(Type.String()),
  },
  { $id: 'TemplateSummary' },
);
export type TemplateSummary = Static<typeof TemplateSummary>;
