/** A template as written, after JSON or YAML is read. Short-form tags are already in their long form. */
export type Template = {
  AWSTemplateFormatVersion?: string;
  Description?: string;
  Metadata?: Record<string, unknown>;
  Transform?: unknown;
  Parameters?: Record<string, TemplateParameter>;
  Mappings?: Record<string, Record<string, Record<string, unknown>>>;
  Conditions?: Record<string, unknown>;
  Rules?: Record<string, TemplateRule>;
  Resources: Record<string, TemplateResource>;
  Outputs?: Record<string, TemplateOutput>;
};

export type TemplateParameter = {
  Type: string;
  Default?: string;
  Description?: string;
  NoEcho?: string;
  AllowedValues?: string[];
  AllowedPattern?: string;
  ConstraintDescription?: string;
  MinLength?: string;
  MaxLength?: string;
  MinValue?: string;
  MaxValue?: string;
};

export type TemplateRule = {
  RuleCondition?: unknown;
  Assertions: { Assert: unknown; AssertDescription?: string }[];
};

export type TemplateResource = {
  Type: string;
  Properties?: Record<string, unknown>;
  DependsOn?: string | string[];
  Condition?: string;
  DeletionPolicy?: unknown;
  UpdateReplacePolicy?: unknown;
  Metadata?: unknown;
};

export type TemplateOutput = {
  Value: unknown;
  Description?: string;
  Condition?: string;
  Export?: { Name: unknown };
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The name and argument of an intrinsic function, if the value is one: an object with a single key. */
export const functionCall = (value: unknown): { name: string; argument: unknown } | undefined => {
  if (!isRecord(value)) return undefined;
  const [key, ...more] = Object.keys(value);
  if (key === undefined || more.length > 0) return undefined;
  return key === 'Ref' || key.startsWith('Fn::') ? { name: key, argument: value[key] } : undefined;
};

/** The name in `Condition: Name`, which stands for another condition where a boolean is asked. */
export const conditionNamed = (value: unknown): string | undefined =>
  isRecord(value) && Object.keys(value).length === 1 && typeof value['Condition'] === 'string'
    ? value['Condition']
    : undefined;
