import { isMissing } from '../engine/handler-error.ts';
import { physicalName } from '../physical-name.ts';
import { int, json, listOf, object, plainTags, replacing, required, string } from '../property.ts';
import { compact, documentText, integer, list, tagChanges, tagList, tagsOf, text } from '../resource-properties.ts';
import type { ResourceContext, ResourceType } from '../resource-type.ts';
import type { Properties } from '../stack-state.ts';

type InlinePolicy = { PolicyName: string; PolicyDocument: unknown };
type Role = {
  Arn: string;
  RoleId: string;
  AssumeRolePolicyDocument?: string;
  Description?: string;
  MaxSessionDuration?: number;
};

export const iamRole: ResourceType = {
  properties: {
    AssumeRolePolicyDocument: required(json),
    Description: string,
    ManagedPolicyArns: listOf(string),
    MaxSessionDuration: int,
    Path: replacing(string),
    PermissionsBoundary: string,
    Policies: listOf(object({ PolicyDocument: required(json), PolicyName: required(string) })),
    RoleName: replacing(string),
    Tags: plainTags,
  },
  attributes: ['Arn', 'RoleId'],
  nameProperty: 'RoleName',
  taggable: true,
  async create(context, properties) {
    const RoleName = String(properties['RoleName'] ?? physicalName(context, 64));
    const { Role } = await context.call<{ Role: Role }>('iam', 'CreateRole', {
      RoleName,
      AssumeRolePolicyDocument: documentText(properties['AssumeRolePolicyDocument']),
      Tags: tagList(tagsOf(iamRole, context, properties)),
      ...compact({
        Path: text(properties['Path']),
        Description: text(properties['Description']),
        MaxSessionDuration: integer(properties['MaxSessionDuration']),
        PermissionsBoundary: text(properties['PermissionsBoundary']),
      }),
    });
    context.initiated(RoleName);
    for (const PolicyArn of list(properties['ManagedPolicyArns']))
      await context.call('iam', 'AttachRolePolicy', { RoleName, PolicyArn });
    for (const policy of inline(properties)) await putPolicy(context, RoleName, policy);
    return { physicalId: RoleName, attributes: { Arn: Role.Arn, RoleId: Role.RoleId } };
  },
  async update(context, { physicalId: RoleName, properties: before, attributes, tags }, properties) {
    const changed = (name: string) => JSON.stringify(before[name]) !== JSON.stringify(properties[name]);
    if (changed('AssumeRolePolicyDocument'))
      await context.call('iam', 'UpdateAssumeRolePolicy', {
        RoleName,
        PolicyDocument: documentText(properties['AssumeRolePolicyDocument']),
      });
    if (changed('Description') || changed('MaxSessionDuration'))
      await context.call('iam', 'UpdateRole', {
        RoleName,
        Description: text(properties['Description']) ?? '',
        MaxSessionDuration: integer(properties['MaxSessionDuration']) ?? 3600,
      });
    if (changed('PermissionsBoundary')) {
      const PermissionsBoundary = text(properties['PermissionsBoundary']);
      if (PermissionsBoundary === undefined) await context.call('iam', 'DeleteRolePermissionsBoundary', { RoleName });
      else await context.call('iam', 'PutRolePermissionsBoundary', { RoleName, PermissionsBoundary });
    }
    await updatePolicies(context, RoleName, before, properties);
    const { removed, set } = tagChanges(tags, tagsOf(iamRole, context, properties));
    if (removed.length > 0) await context.call('iam', 'UntagRole', { RoleName, TagKeys: removed });
    if (Object.keys(set).length > 0) await context.call('iam', 'TagRole', { RoleName, Tags: tagList(set) });
    return { physicalId: RoleName, attributes };
  },
  async delete(context, { physicalId: RoleName, properties }) {
    for (const PolicyArn of list(properties['ManagedPolicyArns']))
      await ignoreMissing(context.call('iam', 'DetachRolePolicy', { RoleName, PolicyArn }));
    for (const { PolicyName } of inline(properties))
      await ignoreMissing(context.call('iam', 'DeleteRolePolicy', { RoleName, PolicyName }));
    await context.call('iam', 'DeleteRole', { RoleName });
  },
  async read(context, { physicalId: RoleName, properties }) {
    const { Role } = await context.call<{ Role: Role }>('iam', 'GetRole', { RoleName });
    const policies: InlinePolicy[] = [];
    const { PolicyNames } = await context.call<{ PolicyNames: string[] }>('iam', 'ListRolePolicies', { RoleName });
    for (const PolicyName of PolicyNames) {
      const { PolicyDocument } = await context.call<{ PolicyDocument: string }>('iam', 'GetRolePolicy', {
        RoleName,
        PolicyName,
      });
      policies.push({ PolicyName, PolicyDocument: JSON.parse(decodeURIComponent(PolicyDocument)) });
    }
    const { AttachedPolicies = [] } = await context.call<{ AttachedPolicies?: { PolicyArn: string }[] }>(
      'iam',
      'ListAttachedRolePolicies',
      { RoleName },
    );
    const live: Properties = {
      AssumeRolePolicyDocument: JSON.parse(decodeURIComponent(Role.AssumeRolePolicyDocument ?? '%7B%7D')) as unknown,
      Description: Role.Description,
      MaxSessionDuration: Role.MaxSessionDuration === undefined ? undefined : String(Role.MaxSessionDuration),
      ManagedPolicyArns: AttachedPolicies.map(({ PolicyArn }) => PolicyArn),
      Policies: policies,
    };
    return Object.fromEntries(Object.keys(properties).flatMap((name) => (name in live ? [[name, live[name]]] : [])));
  },
};

const inline = (properties: Properties): InlinePolicy[] => list<InlinePolicy>(properties['Policies']);

const putPolicy = (context: ResourceContext, RoleName: string, { PolicyName, PolicyDocument }: InlinePolicy) =>
  context.call('iam', 'PutRolePolicy', { RoleName, PolicyName, PolicyDocument: documentText(PolicyDocument) });

const updatePolicies = async (context: ResourceContext, RoleName: string, before: Properties, after: Properties) => {
  const oldArns = list(before['ManagedPolicyArns']);
  const newArns = list(after['ManagedPolicyArns']);
  for (const PolicyArn of newArns.filter((arn) => !oldArns.includes(arn)))
    await context.call('iam', 'AttachRolePolicy', { RoleName, PolicyArn });
  for (const PolicyArn of oldArns.filter((arn) => !newArns.includes(arn)))
    await ignoreMissing(context.call('iam', 'DetachRolePolicy', { RoleName, PolicyArn }));
  const old = new Map(
    inline(before).map(({ PolicyName, PolicyDocument }) => [PolicyName, JSON.stringify(PolicyDocument)]),
  );
  for (const policy of inline(after)) {
    if (old.get(policy.PolicyName) !== JSON.stringify(policy.PolicyDocument))
      await putPolicy(context, RoleName, policy);
    old.delete(policy.PolicyName);
  }
  for (const PolicyName of old.keys())
    await ignoreMissing(context.call('iam', 'DeleteRolePolicy', { RoleName, PolicyName }));
};

const ignoreMissing = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
};
