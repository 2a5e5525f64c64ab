import { Type, type Static } from 'typebox';

/** `POST /api/v1/template-summaries`: what CloudFormation's GetTemplateSummary says of a template, before it is proposed. */
export const TemplateSummaryRequest = Type.Object(
  {
    linkId: Type.String({ format: 'uuid' }),
    region: Type.String({ maxLength: 32 }),
    stackName: Type.Optional(
      Type.String({
        pattern: '^[a-zA-Z][-a-zA-Z0-9]{0,127}$',
        description: 'With it, the answer says what the stack has now.',
      }),
    ),
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
  current: Type.Union([Type.String(), Type.Null()], {
    description: 'What the stack has now, and keeps unless another is given; hidden where noEcho. Null: nothing.',
  }),
});
export type TemplateParameter = Static<typeof TemplateParameter>;

export const TemplateSummary = Type.Object(
  {
    type: Type.Union([Type.Literal('CREATE'), Type.Literal('UPDATE'), Type.Null()], {
      description: 'What a proposal would do to the stack that was named.',
    }),
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

/** `POST /api/v1/template-downloads`: the text of a public template in S3, for the reader to look at before proposing it. */
export const TemplateDownload = Type.Object(
  { url: Type.String({ minLength: 1, maxLength: 2048 }) },
  { $id: 'TemplateDownload', additionalProperties: false },
);
export type TemplateDownload = Static<typeof TemplateDownload>;

export const DownloadedTemplate = Type.Object({ template: Type.String() }, { $id: 'DownloadedTemplate' });
export type DownloadedTemplate = Static<typeof DownloadedTemplate>;
