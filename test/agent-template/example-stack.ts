import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../agent-template/config.ts';
import { fillTemplate } from '../../agent-template/fill-template.ts';
import { example } from '../../agent-template/policy-rows/policy-row.ts';
import { readTemplate } from '../../agent-template/read-template.ts';
import { resolve, type Names } from './resolve-template.ts';

export const sourceText = readFileSync(join(root, 'agent-template', 'template.yaml'), 'utf8');

export const filledText = fillTemplate(sourceText, {
  values: {
    VERSION: '1.5.4',
    CONTROL_PLANE_URL: 'https://stackery.example',
    CODE_HASH: 'bm90IGEgcmVhbCBoYXNo',
    ZIP_KEY: '1.5.4/agent-0123456789abcdef.zip',
    BUCKET: 'acme-releases',
    REGION_LIST: 'us-east-1, eu-west-1',
    RELEASE_KEY: 'MCowBQYDK2VwAyEA',
  },
  lists: [
    [{ REGION: 'us-east-1' }, { REGION: 'eu-west-1' }],
    [
      {
        PARTITION: example.partition,
        VENDOR_ACCOUNT: example.vendorAccount,
        VENDOR_PRINCIPALS: example.vendorPrincipal,
      },
    ],
  ],
});

export const { template } = readTemplate(filledText);

const parameters: Record<string, string | string[]> = {
  ExternalId: example.externalId,
  LinkId: example.linkId,
  StackNamePattern: example.stackNamePattern,
  Regions: [''],
  NamePrefix: example.namePrefix,
  RolePath: '/',
  PermissionsBoundaryArn: '',
  Refresh: '',
};

/** The installation that the policy tables speak of; changes go over it. */
export const namesWith = (changes: typeof parameters = {}, hasBoundary = false): Names => {
  const chosen = { ...parameters, ...changes };
  const role = (name: string) => `arn:aws:iam::${example.account}:role${chosen.RolePath}${chosen.NamePrefix}-${name}`;
  const queue = (name: string) => `arn:aws:sqs:${example.region}:${example.account}:${chosen.NamePrefix}-${name}`;
  return {
    conditions: { HasPermissionsBoundary: hasBoundary },
    refs: {
      ...chosen,
      'AWS::Partition': example.partition,
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::Region': example.region,
      'AWS::AccountId': example.account,
      'AWS::StackName': example.stackName,
      'AWS::StackId': example.stackId,
      AssetsBucket: example.bucket,
    },
    attributes: {
      'AssetsBucket.Arn': `arn:aws:s3:::${example.bucket}`,
      'StackeryRole.Arn': role('access'),
      'StackeryAgentCommanderRole.Arn': role('agent-commander'),
      'CloudFormationNotificationsHandlerRole.Arn': role('notifications-handler'),
      'CustomResourceProvisionCheckQueue.Arn': queue('provision-checks'),
      'CustomResourceProvisionCheckFailureQueue.Arn': queue('provision-check-failures'),
    },
  };
};

export const propertiesOf = <Shape>(logicalId: string, names = namesWith()): Shape =>
  resolve(template, names, template.Resources[logicalId]?.Properties) as Shape;

type Document = { Version: string; Statement: Record<string, unknown>[] };
export type RoleProperties = {
  RoleName: string;
  Path: string;
  PermissionsBoundary?: string;
  AssumeRolePolicyDocument: Document;
  Policies?: { PolicyName: string; PolicyDocument: Document }[];
};
