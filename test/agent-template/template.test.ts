import { describe, expect, it } from '@jest/globals';
import { fillTemplate } from '../../agent-template/fill-template.ts';
import { readTemplate } from '../../agent-template/read-template.ts';
import { parameterTable, resourceTable } from '../../agent-template/resource-table.ts';
import { filledText, namesWith, propertiesOf, sourceText, template, type RoleProperties } from './example-stack.ts';

const published = {
  AssetsBucket: 'AWS::S3::Bucket',
  CloudFormationNotificationsTopic: 'AWS::SNS::Topic',
  CustomResourceProvisionCheckQueue: 'AWS::SQS::Queue',
  CloudFormationNotificationsHandler: 'AWS::Lambda::Function',
  StackeryAgentCommander: 'AWS::Lambda::Function',
  CloudFormationNotificationsTopicToHandlerPermission: 'AWS::Lambda::Permission',
  StackeryAgentCommanderProvisionCheckEvents: 'AWS::Lambda::EventSourceMapping',
  CloudFormationNotificationsHandlerRole: 'AWS::IAM::Role',
  StackeryAgentCommanderRole: 'AWS::IAM::Role',
  StackeryCloudFormationRole: 'AWS::IAM::Role',
  StackeryRole: 'AWS::IAM::Role',
  Stackery: 'Custom::Stackery',
  StackeryAgentCommanderBootstrap: 'Custom::StackeryAgentCommanderBootstrap',
};
const further = [
  'AssetsBucketPolicy',
  'CloudFormationNotificationsHandlerLogGroup',
  'CloudFormationNotificationsSubscription',
  'CustomResourceProvisionCheckFailureQueue',
  'StackeryAgentCommanderFailureDestination',
  'StackeryAgentCommanderFailureEvents',
  'StackeryAgentCommanderLogGroup',
];
const roles = Object.entries(published)
  .filter(([, type]) => type === 'AWS::IAM::Role')
  .map(([id]) => id);

/** Everything that stands before a resource, directly or through others. */
const before = (id: string, seen = new Set<string>()): Set<string> => {
  const resource = template.Resources[id];
  for (const next of [resource?.DependsOn ?? [], ...references(resource?.Properties)].flat())
    if (next in template.Resources && !seen.has(next)) before(next, seen.add(next));
  return seen;
};

const references = (value: unknown): string[] => {
  if (typeof value === 'string') return [...value.matchAll(/\$\{([A-Za-z]+)[.}]/g)].map((match) => match[1] ?? '');
  if (typeof value !== 'object' || value === null) return [];
  const { Ref: ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: string[] };
  return [ref ?? [], attribute?.[0] ?? [], Object.values(value).flatMap(references)].flat();
};

describe('the resources', () => {
  it('have the thirteen published ids and types, and no more than those that earn their place', () => {
    const types = Object.entries(template.Resources).map(([id, { Type }]) => [id, Type]);
    expect(Object.fromEntries(types)).toMatchObject(published);
    expect(types.map(([id]) => id).sort()).toEqual([...Object.keys(published), ...further].sort());
  });

  it('each say in the template what they are for', () => {
    const { comments } = readTemplate(sourceText);
    for (const id of Object.keys(template.Resources)) expect(comments[id]).toMatch(/^[A-Z].{20,}\.$/);
  });

  it("name no partition and no account but through AWS, and no region but CloudFront's own", () => {
    const text = sourceText
      .slice(sourceText.indexOf('\nResources:'))
      .replace(/(?::acm|:lambda|RequestedRegion): ?us-east-1/g, '');
    expect(text).not.toMatch(/arn:aws[:-]|amazonaws\.com\/|\b\d{12}\b|\b[a-z]{2}-[a-z]+-\d\b/);
  });

  it('are all there before the bootstrap that the bootstrap needs until it is deleted', () => {
    const needed = [...Object.keys(published), ...further].filter(
      (id) => !['Stackery', 'StackeryAgentCommanderBootstrap', 'StackeryCloudFormationRole'].includes(id),
    );
    expect([...before('StackeryAgentCommanderBootstrap')].sort()).toEqual(needed.sort());
    expect(before('Stackery')).toContain('StackeryAgentCommanderBootstrap');
  });

  it('keep the bucket and the topic on delete and replacement, and only those', () => {
    const kept = Object.entries(template.Resources).filter(([, resource]) => resource.DeletionPolicy !== undefined);
    expect(kept.map(([id]) => id).sort()).toEqual(['AssetsBucket', 'CloudFormationNotificationsTopic']);
    for (const [, resource] of kept)
      expect([resource.DeletionPolicy, resource.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
    expect(template.Resources['AssetsBucket']?.Properties).not.toHaveProperty('BucketName');
  });

  it('run on nodejs24.x and x86_64, with two minutes for the commander and no concurrency taken away', () => {
    for (const id of ['StackeryAgentCommander', 'CloudFormationNotificationsHandler']) {
      const { Properties = {} } = template.Resources[id] ?? {};
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['x86_64'] });
      expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
    }
    expect(template.Resources['StackeryAgentCommander']?.Properties['Timeout']).toBe(120);
  });

  it('give a provision check its time: visibility, retention, redrive and one record at a time', () => {
    expect(template.Resources['CustomResourceProvisionCheckQueue']?.Properties).toMatchObject({
      VisibilityTimeout: 720,
      MessageRetentionPeriod: 14 * 24 * 3600,
      SqsManagedSseEnabled: true,
      RedrivePolicy: { maxReceiveCount: 200 },
    });
    for (const id of ['StackeryAgentCommanderProvisionCheckEvents', 'StackeryAgentCommanderFailureEvents'])
      expect(template.Resources[id]?.Properties).toMatchObject({
        BatchSize: 1,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
  });

  it('let no custom resource wait longer than 3,300 seconds', () => {
    const custom = Object.values(template.Resources).filter(({ Type }) => Type.startsWith('Custom::'));
    expect(custom).toHaveLength(2);
    for (const { Properties } of custom) expect(Properties['ServiceTimeout']).toBeLessThanOrEqual(3300);
  });
});

describe('the custom resources', () => {
  const common = ['ServiceToken', 'ServiceTimeout', 'Version', 'CodeHash', 'LinkId', 'ExternalIdFingerprint'];

  it('carry version, code hash, a fingerprint of the external id and every parameter that matters', () => {
    expect(Object.keys(template.Resources['StackeryAgentCommanderBootstrap']?.Properties ?? {})).toEqual(
      expect.arrayContaining([
        ...common,
        ...['NamePrefix', 'Regions', 'Refresh', 'StackNamePattern', 'RolePath', 'PermissionsBoundaryArn'],
        ...['CommanderRoleArn', 'HandlerRoleArn', 'ProvisionCheckQueueUrl', 'AssetsBucket', 'ControlPlaneUrl'],
      ]),
    );
    expect(Object.keys(template.Resources['Stackery']?.Properties ?? {})).toEqual(
      expect.arrayContaining([
        ...common,
        ...['NamePrefix', 'ControlPlaneUrl', 'RoleArn', 'AssetsBucket', 'TopicArn', 'RegionStates'],
        ...['StackNamePattern', 'RolePath', 'PermissionsBoundaryArn'],
      ]),
    );
  });

  it('never carry the external id itself', () => {
    const users = Object.entries(template.Resources).filter(([, { Properties }]) =>
      references(Properties).includes('ExternalId'),
    );
    expect(users.map(([id]) => id).sort()).toEqual(['Stackery', 'StackeryAgentCommanderBootstrap', 'StackeryRole']);
    const uses = sourceText.match(/!Ref ExternalId.*/g);
    // once in the trust policy, twice as the fingerprint
    expect(uses).toEqual(['!Ref ExternalId', '!Ref ExternalId]]', '!Ref ExternalId]]']);
  });
});

describe('the roles', () => {
  it.each(roles)('%s has its path and boundary, and inline policies only', (id) => {
    const bounded = namesWith({ PermissionsBoundaryArn: 'arn:aws:iam::222222222222:policy/limit' }, true);
    expect(propertiesOf<RoleProperties>(id, bounded).PermissionsBoundary).toBe(
      'arn:aws:iam::222222222222:policy/limit',
    );
    expect(propertiesOf<RoleProperties>(id)).not.toHaveProperty('PermissionsBoundary');
    expect(propertiesOf<RoleProperties>(id)).not.toHaveProperty('ManagedPolicyArns');
    expect(propertiesOf<RoleProperties>(id, namesWith({ RolePath: '/teams/a/' })).Path).toBe('/teams/a/');
  });

  it.each(roles)('%s stays within what IAM takes, with the longest names that the parameters let in', (id) => {
    const names = namesWith({
      NamePrefix: 'a'.repeat(20),
      StackNamePattern: 'p'.repeat(128),
      RolePath: `/${'p'.repeat(254)}/`,
    });
    names.refs['AWS::StackName'] = 's'.repeat(128);
    names.refs['AWS::Region'] = 'ap-southeast-1';
    names.refs['AssetsBucket'] = 'b'.repeat(63);
    names.attributes['AssetsBucket.Arn'] = `arn:aws:s3:::${'b'.repeat(63)}`;
    const role = propertiesOf<RoleProperties>(id, names);
    const inline = JSON.stringify((role.Policies ?? []).map(({ PolicyDocument }) => PolicyDocument));
    expect(inline.length).toBeLessThanOrEqual(10_240);
    expect(JSON.stringify(role.AssumeRolePolicyDocument).length).toBeLessThanOrEqual(2_048);
    expect(role.RoleName.length).toBeLessThanOrEqual(64);
  });

  it('deny to the vendor whatever is not among the actions it allows: the two lists are the same', () => {
    const statements = propertiesOf<RoleProperties>('StackeryRole').Policies?.[0]?.PolicyDocument.Statement ?? [];
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => Action as string[]);
    const denied = statements.find(({ NotAction }) => NotAction !== undefined);
    expect(denied).toMatchObject({ Effect: 'Deny', Resource: '*' });
    expect(denied?.['NotAction']).toEqual([...new Set(allowed)].sort());
    expect(JSON.stringify(denied?.['NotAction'])).not.toContain('*');
  });

  it('give the deprecated role nothing at all', () => {
    expect(propertiesOf<RoleProperties>('StackeryCloudFormationRole')).not.toHaveProperty('Policies');
  });
});

describe('the filled template', () => {
  it('has no word left, and repeats a line for each region and partition', () => {
    expect(filledText).not.toContain('@@');
    expect(template.Mappings['InstallRegions']).toEqual({
      'us-east-1': { Bucket: 'acme-releases-us-east-1' },
      'eu-west-1': { Bucket: 'acme-releases-eu-west-1' },
    });
  });

  it('is refused when it names a word without a value', () => {
    expect(() => fillTemplate('a: "@@NOBODY@@"', { values: {}, lists: [] })).toThrow(/@@NOBODY@@ near line 1/);
  });

  it.each(["'", '\n', '@@X@@'])('is refused when a value could break out of its place: %j', (poison) => {
    expect(() => fillTemplate("a: '@@X@@'", { values: { X: `a${poison}b` }, lists: [] })).toThrow(
      /X holds a character/,
    );
  });
});

describe('the parameters', () => {
  const matches = (name: string, value: string): boolean =>
    new RegExp(template.Parameters[name]?.AllowedPattern ?? '$.').test(value);

  it('each have a label, a group, a pattern and a description', () => {
    const face = template.Metadata['AWS::CloudFormation::Interface'] as {
      ParameterGroups: { Parameters: string[] }[];
      ParameterLabels: Record<string, { default: string }>;
    };
    const names = Object.keys(template.Parameters).sort();
    expect(face.ParameterGroups.flatMap(({ Parameters }) => Parameters).sort()).toEqual(names);
    expect(Object.keys(face.ParameterLabels).sort()).toEqual(names);
    for (const parameter of Object.values(template.Parameters)) {
      expect(parameter.AllowedPattern).toMatch(/^\^.*\$$/);
      expect(parameter.ConstraintDescription).toBeTruthy();
      expect(parameter.Description?.length).toBeGreaterThan(20);
      expect(parameter).not.toHaveProperty('NoEcho');
    }
  });

  it.each([
    ['ExternalId', '6f1c1b0e-93f4-4c1d-8d2a-5a1f0c7e9b34', true],
    ['ExternalId', '*', false],
    ['ExternalId', 'guess', false],
    ['StackNamePattern', 'shop-*', true],
    ['StackNamePattern', '*/../*', false],
    ['StackNamePattern', '${aws:username}', false],
    ['NamePrefix', 'stackery', true],
    ['NamePrefix', '', false],
    ['NamePrefix', 'a*', false],
    ['NamePrefix', 'a'.repeat(21), false],
    ['RolePath', '/', true],
    ['RolePath', '/teams/a/', true],
    ['RolePath', '/teams', false],
    ['RolePath', '/*/', false],
    ['Regions', '', true],
    ['Regions', 'us-east-1', true],
    ['Regions', 'us-east-1;rm', false],
    ['PermissionsBoundaryArn', '', true],
    ['PermissionsBoundaryArn', 'arn:aws-cn:iam::222222222222:policy/teams/limit', true],
    ['PermissionsBoundaryArn', 'limit', false],
    ['Refresh', '2026-11-21T01:00:00.000Z', true],
  ])('%s takes %j: %s', (name, value, taken) => {
    expect(matches(name, value)).toBe(taken);
  });
});

describe('the tables for the docs', () => {
  it('list every resource and every parameter', () => {
    for (const id of Object.keys(template.Resources)) expect(resourceTable(sourceText)).toContain(`| ${id} |`);
    for (const name of Object.keys(template.Parameters)) expect(parameterTable(sourceText)).toContain(`| ${name} |`);
  });
});
