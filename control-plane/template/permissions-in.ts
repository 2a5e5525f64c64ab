import { isRecord, recordsIn, type Json } from './json.ts';

/** Every permission that a resource's properties give, one line each: the lines of two versions can be compared. */
export const permissionsIn = (resourceType: string, properties: Json): string[] => {
  const lines = recordsIn(properties).flatMap(({ path, record }) => [
    ...('Statement' in record ? statements(path, record['Statement']) : []),
    ...('ManagedPolicyArns' in record
      ? list(record['ManagedPolicyArns']).map((arn) => `attaches the policy ${arn}`)
      : []),
  ]);
  if (isRecord(properties)) lines.push(...own(resourceType, properties));
  return [...new Set(lines)];
};

// what is a permission without being a policy document
const own = (resourceType: string, properties: Record<string, Json>): string[] => {
  const text = (name: string) => show(properties[name]);
  switch (resourceType) {
    case 'AWS::Lambda::Permission':
      return [`lets ${principals(properties['Principal'])} call ${text('Action')} on ${text('FunctionName')}`];
    case 'AWS::Lambda::Url':
      return properties['AuthType'] === 'NONE'
        ? [`lets anybody call ${text('TargetFunctionArn')} over the internet`]
        : [];
    case 'AWS::IAM::AccessKey':
      return [`makes a long-lived access key for the user ${text('UserName')}`];
    case 'AWS::IAM::UserToGroupAddition':
      return list(properties['Users']).map((user) => `adds the user ${user} to the group ${text('GroupName')}`);
    case 'AWS::IAM::InstanceProfile':
      return list(properties['Roles']).map((role) => `hands the role ${role} to EC2 instances`);
    case 'AWS::IAM::Role':
    case 'AWS::IAM::User':
      return 'PermissionsBoundary' in properties ? [`is bounded by ${text('PermissionsBoundary')}`] : [];
  }
  return [];
};

const statements = (path: string, value: Json): string[] =>
  (Array.isArray(value) ? value : [value]).filter(isRecord).map((statement) => {
    const named = (name: string) => (statement[name] === undefined ? undefined : list(statement[name]).join(', '));
    const actions = named('Action') ?? `everything except ${named('NotAction') ?? 'nothing'}`;
    const resources =
      named('Resource') ?? (statement['NotResource'] ? `all except ${named('NotResource') ?? ''}` : undefined);
    const principal = statement['Principal'] ?? statement['NotPrincipal'];
    const who =
      principal === undefined ? '' : ` to ${'NotPrincipal' in statement ? 'all but ' : ''}${principals(principal)}`;
    const when = statement['Condition'] === undefined ? '' : `, if ${JSON.stringify(statement['Condition'])}`;
    const verb =
      statement['Effect'] === 'Deny' ? 'denies' : path.startsWith('AssumeRolePolicyDocument') ? 'trusts:' : 'allows';
    return `${verb} ${actions}${resources === undefined ? '' : ` on ${resources}`}${who}${when}`;
  });

const principals = (principal: Json): string =>
  isRecord(principal) && principal['AWS'] !== '*'
    ? Object.entries(principal)
        .map(([kind, value]) => `${kind} ${list(value).join(', ')}`)
        .join('; ')
    : isRecord(principal) || principal === '*'
      ? 'everybody'
      : show(principal);

const list = (value: Json): string[] => (value === undefined ? [] : (Array.isArray(value) ? value : [value]).map(show));
const show = (value: Json): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'));
