import { isRecord } from './json.ts';
import type { Template } from './read-template.ts';

export type NeededCapability = { capability: 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM'; because: string[] };

// the resources for which CloudFormation asks, and the property that names them
const acknowledged: Record<string, string | undefined> = {
  'AWS::IAM::AccessKey': undefined,
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Policy': undefined,
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
  'AWS::IAM::UserToGroupAddition': undefined,
};

/** What a template as written needs; what its transforms or nested stacks add, only CloudFormation can say. */
export const neededCapability = ({ resources }: Template): NeededCapability | undefined => {
  const iam = Object.entries(resources).filter(([, { type }]) => type in acknowledged);
  const named = iam.filter(([, { type, properties }]) => {
    const property = acknowledged[type];
    return property !== undefined && isRecord(properties) && properties[property] !== undefined;
  });
  const sentence = ([id, { type }]: (typeof iam)[number]) => `${id} (${type})`;
  if (named.length > 0) return { capability: 'CAPABILITY_NAMED_IAM', because: named.map(sentence) };
  return iam.length > 0 ? { capability: 'CAPABILITY_IAM', because: iam.map(sentence) } : undefined;
};
