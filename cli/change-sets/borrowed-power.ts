import type { Change, Finding } from '../../contract/change-set.ts';
import type { Resource, Template } from '../template/parse-template.ts';
import { valueText } from '../template/value-text.ts';

const ownTransforms = new Set(['AWS::Serverless-2016-10-31', 'AWS::LanguageExtensions']);

/** Everything that runs or fetches something which the template itself does not show. */
export const borrowedPower = (template: Template, changes: Change[]): Finding[] => {
  const changed = new Set(changes.map(({ logicalId }) => logicalId));
  return [
    ...transforms(template),
    ...Object.entries(template.Resources)
      .filter(([logicalId]) => changed.has(logicalId))
      .flatMap(([logicalId, resource]) => inResource(resource).map((what) => ({ logicalId, what }))),
  ];
};

const transforms = (template: Template): Finding[] => {
  const named = [template['Transform'] ?? []].flat().map(valueText);
  const inline = [...JSON.stringify(template).matchAll(/"Fn::Transform":\{"Name":"([^"]+)"/g)].map(
    ([, name = '']) => name,
  );
  return [...new Set([...named, ...inline])]
    .filter((name) => !ownTransforms.has(name))
    .map((name) => ({ logicalId: 'Transform', what: `The macro ${name} rewrites the template.` }));
};

const inResource = ({ Type, Properties = {} }: Resource): string[] => {
  const found: string[] = [];
  if (Type.startsWith('Custom::') || Type === 'AWS::CloudFormation::CustomResource')
    found.push(`${Type} is run by ${valueText(Properties['ServiceToken'] ?? 'an unknown function')}.`);
  if (Type === 'AWS::CloudFormation::Stack')
    found.push(`A nested stack, from ${valueText(Properties['TemplateURL'] ?? 'an unknown place')}.`);
  for (const { bucket, key, version } of code(Properties))
    found.push(`Code from ${bucket}/${key}${version ? `, version ${version}` : ', without a version: it may change'}.`);
  if (typeof Properties['CodeUri'] === 'string') found.push(`Code from ${Properties['CodeUri']}.`);
  const image = (Properties['Code'] as { ImageUri?: unknown } | undefined)?.ImageUri;
  if (image) found.push(`Code from the image ${valueText(image)}.`);
  for (const [reference] of JSON.stringify(Properties).matchAll(/\{\{resolve:[^}]+\}\}/g))
    found.push(`Reads ${reference} when it runs.`);
  return found;
};

/** Objects in S3 that functions, layers and other resources take code or definitions from. */
const code = (value: unknown): { bucket: string; key: string; version: string | undefined }[] => {
  if (Array.isArray(value)) return value.flatMap(code);
  if (typeof value !== 'object' || value === null) return [];
  const own = value as Record<string, unknown>;
  const bucket = own['S3Bucket'] ?? own['Bucket'];
  const key = own['S3Key'] ?? own['Key'];
  if (bucket !== undefined && key !== undefined) {
    const version = own['S3ObjectVersion'] ?? own['Version'];
    return [{ bucket: valueText(bucket), key: valueText(key), version: version ? valueText(version) : undefined }];
  }
  return Object.values(own).flatMap(code);
};
