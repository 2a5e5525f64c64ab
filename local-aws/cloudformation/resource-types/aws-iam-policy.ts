import { isMissing } from '../engine/handler-error.ts';
import { physicalName } from '../physical-name.ts';
import { json, listOf, required, string } from '../property.ts';
import { documentText, list } from '../resource-properties.ts';
import { ResourceFailure, type ResourceContext, type ResourceType } from '../resource-type.ts';
import type { Properties } from '../stack-state.ts';

/** An inline policy of roles. Users and groups of IAM have no inline policies here. */
export const iamPolicy: ResourceType = {
  properties: {
    Groups: listOf(string),
    PolicyDocument: required(json),
    PolicyName: required(string),
    Roles: listOf(string),
    Users: listOf(string),
  },
  attributes: ['Id'],
  async create(context, properties) {
    await put(context, properties);
    const physicalId = physicalName(context, 64);
    context.initiated(physicalId);
    return { physicalId, attributes: { Id: physicalId } };
  },
  async update(context, { physicalId, properties: before }, properties) {
    await put(context, properties);
    const renamed = before['PolicyName'] !== properties['PolicyName'];
    const roles = list(properties['Roles']);
    await remove(
      context,
      String(before['PolicyName']),
      list(before['Roles']).filter((role) => renamed || !roles.includes(role)),
    );
    return { physicalId, attributes: { Id: physicalId } };
  },
  async delete(context, { properties }) {
    await remove(context, String(properties['PolicyName']), list(properties['Roles']));
  },
  async read(context, { properties }) {
    const [RoleName] = list(properties['Roles']);
    const { PolicyDocument } = await context.call<{ PolicyDocument: string }>('iam', 'GetRolePolicy', {
      RoleName,
      PolicyName: properties['PolicyName'],
    });
    return { ...properties, PolicyDocument: JSON.parse(decodeURIComponent(PolicyDocument)) as unknown };
  },
};

const put = async (context: ResourceContext, properties: Properties): Promise<void> => {
  const roles = list(properties['Roles']);
  if (properties['Users'] !== undefined || properties['Groups'] !== undefined)
    throw new ResourceFailure('local-aws attaches an AWS::IAM::Policy to roles only, not to users and groups.');
  if (roles.length === 0) throw new ResourceFailure('At least one of [Groups,Roles,Users] must be non-empty.');
  for (const RoleName of roles)
    await context.call('iam', 'PutRolePolicy', {
      RoleName,
      PolicyName: properties['PolicyName'],
      PolicyDocument: documentText(properties['PolicyDocument']),
    });
};

const remove = async (context: ResourceContext, PolicyName: string, roles: string[]): Promise<void> => {
  for (const RoleName of roles)
    try {
      await context.call('iam', 'DeleteRolePolicy', { RoleName, PolicyName });
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
};
