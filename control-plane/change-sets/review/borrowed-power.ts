import type { Change, Finding } from '../../../contract/change-set.ts';
import { isRecord, stringsIn, type Json } from '../../template/json.ts';
import { fetchedFrom } from './fetched-from.ts';
import { propertiesAfter, written } from './resource-of.ts';
import type { ReviewInput } from './review-input.ts';

/** Everything that runs, or fetches what runs, with the power of whoever executes, and is not itself in the template. */
export const borrowedPower = (input: ReviewInput): Finding[] => [
  ...input.transforms.map((name) => ({
    logicalId: 'Transform',
    what: `The template is rewritten by ${name} before it is executed; the changes below are those of the result.`,
  })),
  ...parameterFindings(input),
  ...input.changes.flatMap((change) => resourceFindings(input, change)),
];

const reference = /\{\{resolve:(ssm|ssm-secure|secretsmanager):([^}]*)\}\}/g;

const parameterFindings = ({ parameters, parameterTypes }: ReviewInput): Finding[] =>
  Object.entries(parameters).flatMap(([name, value]) => {
    const stored = parameterTypes[name]?.type.startsWith('AWS::SSM::Parameter::')
      ? [{ logicalId: name, what: `Parameter ${name} takes its value from the SSM parameter ${value}.` }]
      : [];
    return [...stored, ...dynamicReferences(name, value)];
  });

const resourceFindings = (input: ReviewInput, change: Change): Finding[] => {
  const { logicalId, resourceType } = change;
  const after = propertiesAfter(input, change);
  const findings = [...dynamicReferences(logicalId, written(input, change)), ...dynamicReferences(logicalId, after)];
  if (isCustom(resourceType)) findings.push({ logicalId, what: customResource(input, change, after) });
  if (resourceType === 'AWS::CloudFormation::Macro')
    findings.push({
      logicalId,
      what: `${logicalId} makes a macro: code that rewrites later templates of this account.`,
    });
  // what was fetched already is not fetched again
  if (change.action !== 'Remove')
    for (const what of fetchedFrom(after, input.assetsBucket))
      findings.push({ logicalId, what: `${logicalId} (${resourceType}) ${what}` });
  return unique(findings);
};

const isCustom = (type: string): boolean =>
  type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';

const customResource = (
  { accountId }: ReviewInput,
  { logicalId, resourceType, before }: Change,
  after: Json,
): string => {
  const token = isRecord(after) ? after['ServiceToken'] : undefined;
  const target = typeof token === 'string' ? token : token === undefined ? undefined : JSON.stringify(token);
  const foreign = typeof token === 'string' && token.startsWith('arn:') && token.split(':')[4] !== accountId;
  return (
    `${logicalId} (${resourceType}) is a custom resource: ${target ?? (before === null ? 'its function' : 'the function it names')} ` +
    `is called while the stack changes${foreign ? ', and it belongs to another account' : ''}.`
  );
};

const dynamicReferences = (logicalId: string, value: Json): Finding[] =>
  unique(
    stringsIn(value).flatMap(({ path, text }) =>
      [...text.matchAll(reference)].map(([, service, name]) => ({
        logicalId,
        what: `${logicalId}${path ? ` (${path})` : ''} reads ${name ?? ''} from ${service === 'secretsmanager' ? 'Secrets Manager' : 'SSM'} when it is executed.`,
      })),
    ),
  );

const unique = (findings: Finding[]): Finding[] => [...new Map(findings.map((each) => [each.what, each])).values()];
