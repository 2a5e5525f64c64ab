import type { PermissionStatement, ReleaseContents } from '../../contract/release.ts';
import { isRecord, type Json } from '../template/json.ts';
import { readTemplate } from '../template/read-template.ts';

/** The role that the control plane assumes; its logical id is fixed. */
const roleId = 'StackeryRole';

/** Read from the template itself, so that what is promised is what CloudFormation will make. */
export const contentsOf = (template: string): Omit<ReleaseContents, 'version'> => {
  const { resources } = readTemplate(template);
  const role = resources[roleId]?.properties;
  const properties = isRecord(role) ? role : {};
  return {
    resources: Object.entries(resources).map(([logicalId, { type }]) => ({ logicalId, resourceType: type })),
    trust: statementsOf(properties['AssumeRolePolicyDocument']),
    permissions: listOf(properties['Policies']).flatMap((policy) =>
      isRecord(policy) ? statementsOf(policy['PolicyDocument']) : [],
    ),
  };
};

const statementsOf = (document: Json): PermissionStatement[] =>
  isRecord(document) ? listOf(document['Statement']).filter(isRecord).map(statementOf) : [];

const statementOf = (statement: Record<string, Json>): PermissionStatement => {
  const { Sid, Effect, Action, NotAction, Resource, NotResource, Condition } = statement;
  return {
    name: typeof Sid === 'string' ? Sid : '',
    allowed: Effect !== 'Deny',
    actions: listOf(NotAction ?? Action).map(show),
    except: NotAction !== undefined,
    resources: listOf(NotResource ?? Resource).map(show),
    exceptResources: NotResource !== undefined,
    condition: Condition === undefined ? null : JSON.stringify(Condition),
  };
};

const listOf = (value: Json): Json[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** Text with its placeholders reads best without the function around it. */
const show = (value: Json): string => {
  if (typeof value === 'string') return value;
  if (isRecord(value) && typeof value['Fn::Sub'] === 'string') return value['Fn::Sub'];
  return JSON.stringify(value) ?? '';
};
