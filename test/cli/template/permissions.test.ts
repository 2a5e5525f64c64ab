import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { parseTemplate, type Template } from '../../../cli/template/parse-template.ts';
import { permissionChanges } from '../../../cli/template/permission-changes.ts';
import { permissionLines } from '../../../cli/template/permission-lines.ts';
import { permissionsOf } from '../../../cli/template/permissions.ts';
import { parameterValues, resolveLiterals } from '../../../cli/template/resolve-literals.ts';

const role = (statement: string, extra = ''): Template =>
  parseTemplate(`
Mappings:
  Vendor:
    aws: { Account: '111111111111', Principals: ['arn:aws:iam::111111111111:role/Vendor'] }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { AWS: !Sub ['arn:\${AWS::Partition}:iam::\${Id}:root', { Id: !FindInMap [Vendor, !Ref AWS::Partition, Account] }] }
            Action: sts:AssumeRole
            Condition: { StringEquals: { sts:ExternalId: !Ref ExternalId } }
      Policies:
        - PolicyName: Own
          PolicyDocument:
            Statement:
${statement.replace(/^/gm, '              ')}
${extra}`);

const base = role('- { Effect: Allow, Action: [s3:GetObject, s3:PutObject], Resource: !Sub "${Bucket.Arn}/*" }');
const lines = (before: Template, after: Template) => {
  const { added, removed } = permissionChanges(before, after);
  return { added: permissionLines(added), removed: permissionLines(removed) };
};

describe('permissions in words', () => {
  it('say who may do what on what, one line for all actions that share the rest', () => {
    const place = { partition: 'aws', region: 'eu-west-1' };
    expect(permissionLines(permissionsOf(resolveLiterals(base, place)))).toEqual([
      'Role can be assumed by arn:aws:iam::111111111111:root (sts:AssumeRole), when sts:ExternalId StringEquals ${ExternalId}',
      'Role may s3: GetObject, PutObject on ${Bucket.Arn}/*',
    ]);
  });

  it('name all resources that share the actions in one line', () => {
    const two = role('- { Effect: Allow, Action: [s3:GetObject, sqs:SendMessage], Resource: [one, two] }');
    expect(permissionLines(permissionsOf(two))).toContain('Role may s3:GetObject; sqs:SendMessage on one, two');
  });

  it('leave out what a condition leaves out, where the values tell', () => {
    const template = parseTemplate(`
Conditions: { Bounded: !Not [!Equals [!Ref Boundary, '']] }
Resources:
  Role: { Type: AWS::IAM::Role, Properties: { PermissionsBoundary: !If [Bounded, !Ref Boundary, !Ref AWS::NoValue] } }`);
    const lines = (Boundary: string) =>
      permissionLines(
        permissionsOf(resolveLiterals(template, { partition: 'aws', region: 'eu-west-1', values: { Boundary } })),
      );
    expect(lines('')).toEqual([]);
    expect(lines('arn:mine')).toEqual(['Role has the boundary arn:mine']);
  });

  it('never hold the external id', () => {
    const given = { ExternalId: 'the-id', NamePrefix: 'stackery' };
    expect(parameterValues(base, given)).toEqual({ NamePrefix: 'stackery' });
  });

  it('find a policy inside a condition', () => {
    const hidden = role('- Fn::If: [Dangerous, { Effect: Allow, Action: "*", Resource: "*" }, !Ref AWS::NoValue]');
    expect(permissionLines(permissionsOf(hidden))).toContain('Role may * on everything');
  });

  it('keep a list of exceptions together, since it means something only as a whole', () => {
    const denied = role('- { Effect: Deny, NotAction: [s3:GetObject, iam:GetRole], Resource: "*" }');
    expect(permissionLines(permissionsOf(denied))).toContain(
      'Role is denied everything but iam:GetRole, s3:GetObject on everything',
    );
  });
});

describe('changes of permissions between two templates', () => {
  it('are none when nothing but their order differs', () => {
    const after = role('- { Effect: Allow, Action: [s3:PutObject, s3:GetObject], Resource: !Sub "${Bucket.Arn}/*" }');
    expect(lines(base, after)).toEqual({ added: [], removed: [] });
  });

  it('name just the action that came and the one that went', () => {
    const after = role(
      '- { Effect: Allow, Action: [s3:GetObject, s3:DeleteObject], Resource: !Sub "${Bucket.Arn}/*" }',
    );
    expect(lines(base, after)).toEqual({
      added: ['Role may s3:DeleteObject on ${Bucket.Arn}/*'],
      removed: ['Role may s3:PutObject on ${Bucket.Arn}/*'],
    });
  });

  it('show a deny that was taken away', () => {
    const before = role('- { Effect: Deny, Action: iam:PassRole, Resource: "*" }');
    const after = role('- { Effect: Allow, Action: s3:GetObject, Resource: "*" }');
    expect(lines(before, after).removed).toEqual(['Role is denied iam:PassRole on everything']);
  });

  it('tell two lists of exceptions by the names they differ in', () => {
    const before = role('- { Effect: Deny, NotAction: [s3:GetObject, s3:PutObject], Resource: "*" }');
    const after = role('- { Effect: Deny, NotAction: [s3:GetObject, iam:PassRole], Resource: "*" }');
    expect(lines(before, after)).toEqual({
      added: ['Role is denied s3:PutObject on everything'],
      removed: ['Role is denied iam:PassRole on everything'],
    });
  });

  it('show a vendor that was swapped in a mapping while the policy reads the same', () => {
    const place = { partition: 'aws', region: 'eu-west-1' };
    const after = structuredClone(base);
    Object.assign(after, { Mappings: { Vendor: { aws: { Account: '999999999999', Principals: [] } } } });
    const { added } = lines(resolveLiterals(base, place), resolveLiterals(after, place));
    expect(added).toEqual([expect.stringContaining('can be assumed by arn:aws:iam::999999999999:root')]);
  });

  it('show managed policies, boundaries and invocations', () => {
    const after = role(
      '- { Effect: Allow, Action: [s3:GetObject, s3:PutObject], Resource: !Sub "${Bucket.Arn}/*" }',
      `  Other:
    Type: AWS::IAM::Role
    Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'], AssumeRolePolicyDocument: {} }
  Invocation:
    Type: AWS::Lambda::Permission
    Properties: { FunctionName: !Ref Handler, Principal: sns.amazonaws.com, SourceArn: !Ref Topic }`,
    );
    expect(lines(base, after).added).toEqual([
      'Other has the managed policy arn:aws:iam::aws:policy/AdministratorAccess',
      'Invocation lets sns.amazonaws.com invoke ${Handler}, when SourceArn is ${Topic}',
    ]);
  });
});

describe("the agent's own template", () => {
  it('reads as: the vendor can assume one role, with the external id', async () => {
    const template = parseTemplate(await readFile('agent-template/template.yaml', 'utf8'));
    const trust = permissionsOf(template).filter(({ verb }) => verb === 'can be assumed by');
    const foreign = trust.filter(({ who }) => !who.endsWith('.amazonaws.com'));
    expect(new Set(foreign.map(({ logicalId }) => logicalId))).toEqual(new Set(['StackeryRole']));
    for (const { when } of foreign) expect(when).toContain('sts:ExternalId StringEquals ${ExternalId}');
  });
});
