import { isMissing } from '../engine/handler-error.ts';
import { physicalName } from '../physical-name.ts';
import { json, listOf, replacing, required, string } from '../property.ts';
import { compact, documentText, list, text } from '../resource-properties.ts';
import type { ResourceContext, ResourceType } from '../resource-type.ts';

type Version = { VersionId: string; IsDefaultVersion: boolean; CreateDate: Date };
type Policy = { Arn: string; PolicyId: string; DefaultVersionId: string; CreateDate: Date };

export const iamManagedPolicy: ResourceType = {
  properties: {
    Description: replacing(string),
    ManagedPolicyName: replacing(string),
    Path: replacing(string),
    PolicyDocument: required(json),
    Roles: listOf(string),
  },
  absent: ['Groups', 'Users'],
  attributes: [
    'AttachmentCount',
    'CreateDate',
    'DefaultVersionId',
    'IsAttachable',
    'PermissionsBoundaryUsageCount',
    'PolicyArn',
    'PolicyId',
    'UpdateDate',
  ],
  nameProperty: 'ManagedPolicyName',
  async create(context, properties) {
    const { Policy } = await context.call<{ Policy: Policy }>('iam', 'CreatePolicy', {
      PolicyName: String(properties['ManagedPolicyName'] ?? physicalName(context, 128)),
      PolicyDocument: documentText(properties['PolicyDocument']),
      ...compact({ Description: text(properties['Description']), Path: text(properties['Path']) }),
    });
    context.initiated(Policy.Arn);
    const roles = list(properties['Roles']);
    await attach(context, Policy.Arn, roles);
    return { physicalId: Policy.Arn, attributes: attributesOf(Policy, roles) };
  },
  async update(context, { physicalId: PolicyArn, properties: before, attributes }, properties) {
    const changed: Record<string, unknown> = {};
    if (JSON.stringify(before['PolicyDocument']) !== JSON.stringify(properties['PolicyDocument'])) {
      // A policy keeps five versions at most, so the ones that are not in use make room first.
      await deleteVersions(context, PolicyArn);
      const { PolicyVersion } = await context.call<{ PolicyVersion: Version }>('iam', 'CreatePolicyVersion', {
        PolicyArn,
        PolicyDocument: documentText(properties['PolicyDocument']),
        SetAsDefault: true,
      });
      changed['DefaultVersionId'] = PolicyVersion.VersionId;
      changed['UpdateDate'] = dateText(PolicyVersion.CreateDate);
    }
    const roles = list(properties['Roles']);
    const old = list(before['Roles']);
    await attach(
      context,
      PolicyArn,
      roles.filter((role) => !old.includes(role)),
    );
    await detach(
      context,
      PolicyArn,
      old.filter((role) => !roles.includes(role)),
    );
    return { physicalId: PolicyArn, attributes: { ...attributes, ...changed, AttachmentCount: roles.length } };
  },
  async delete(context, { physicalId: PolicyArn, properties }) {
    await detach(context, PolicyArn, list(properties['Roles']));
    await deleteVersions(context, PolicyArn);
    await context.call('iam', 'DeletePolicy', { PolicyArn });
  },
};

/** From the answers to the calls that the stack makes anyway: reading the policy needs a permission of its own. */
const attributesOf = (policy: Policy, roles: string[]) => ({
  AttachmentCount: roles.length,
  CreateDate: dateText(policy.CreateDate),
  DefaultVersionId: policy.DefaultVersionId,
  IsAttachable: true,
  PermissionsBoundaryUsageCount: 0,
  PolicyArn: policy.Arn,
  PolicyId: policy.PolicyId,
  UpdateDate: dateText(policy.CreateDate),
});

/** IAM's dates are whole seconds. */
const dateText = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, 'Z');

const attach = async (context: ResourceContext, PolicyArn: string, roles: string[]): Promise<void> => {
  for (const RoleName of roles) await context.call('iam', 'AttachRolePolicy', { RoleName, PolicyArn });
};

const detach = async (context: ResourceContext, PolicyArn: string, roles: string[]): Promise<void> => {
  for (const RoleName of roles)
    try {
      await context.call('iam', 'DetachRolePolicy', { RoleName, PolicyArn });
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
};

const deleteVersions = async (context: ResourceContext, PolicyArn: string): Promise<void> => {
  const { Versions = [] } = await context.call<{ Versions?: Version[] }>('iam', 'ListPolicyVersions', { PolicyArn });
  for (const { VersionId, IsDefaultVersion } of Versions)
    if (!IsDefaultVersion) await context.call('iam', 'DeletePolicyVersion', { PolicyArn, VersionId });
};
