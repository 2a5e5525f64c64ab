import type { Capability } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../aws-error.ts';
import { transformsOf } from './transforms.ts';
import type { Template } from './template.ts';

/** IAM resource types, and the property that gives one a name of the author's choice. */
const iamTypes: Record<string, string | null> = {
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Policy': null,
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
};

export type Needed = { capabilities: Capability[]; reason?: string };

/** What the caller must acknowledge before this template may run. */
export const capabilitiesNeeded = (template: Template): Needed => {
  const iam = Object.values(template.Resources).filter(({ Type }) => Type in iamTypes);
  const named = iam.some(({ Type, Properties }) => {
    const property = iamTypes[Type];
    return typeof property === 'string' && Properties?.[property] !== undefined;
  });
  const capabilities: Capability[] = iam.length > 0 ? [named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'] : [];
  const reasons: string[] = [];
  if (iam.length > 0)
    reasons.push(
      `The following resource(s) require capabilities: [${[...new Set(iam.map(({ Type }) => Type))].join(', ')}]`,
    );
  const transforms = transformsOf(template);
  if (transforms.length > 0) {
    capabilities.push('CAPABILITY_AUTO_EXPAND');
    reasons.push(`The following transform(s) require capabilities: [${transforms.join(', ')}]`);
  }
  return { capabilities, ...(reasons.length > 0 ? { reason: reasons.join('. ') } : {}) };
};

/** A change set shows what a macro made of the template, so only a direct create or update needs CAPABILITY_AUTO_EXPAND. */
export const checkCapabilities = (template: Template, given: Capability[] = [], direct: boolean): void => {
  const accepted = new Set<Capability>(given);
  if (accepted.has('CAPABILITY_NAMED_IAM')) accepted.add('CAPABILITY_IAM');
  if (!direct) accepted.add('CAPABILITY_AUTO_EXPAND');
  const missing = capabilitiesNeeded(template).capabilities.filter((capability) => !accepted.has(capability));
  if (missing.length > 0)
    throw new AwsError('InsufficientCapabilitiesException', `Requires capabilities : [${missing.join(', ')}]`);
};
