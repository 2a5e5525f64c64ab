import { describe, expect, it } from '@jest/globals';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  GetBucketLifecycleConfigurationCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, ListQueueTagsCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { startTestAws } from '../../support/start-local-aws.ts';
import { settle } from './settle.ts';

const aws = await startTestAws();
const client = aws.client(CloudFormationClient, 'customer-a');
const sqs = aws.client(SQSClient, 'customer-a');
let count = 0;

const everything = `
Parameters:
  Step: {Type: String, Default: one}
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration: {Status: Enabled}
      PublicAccessBlockConfiguration: {BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true}
  BucketPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Deny, Principal: '*', Action: s3:DeleteObject, Resource: !Sub '\${Bucket.Arn}/*'}]}
  Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref Step}}
  TopicPolicy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [!Ref Topic]
      PolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Allow, Principal: {AWS: !Ref AWS::AccountId}, Action: sns:Publish, Resource: !Ref Topic}]}
  Queue: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 720, RedrivePolicy: {deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 3}}}
  Failed: {Type: AWS::SQS::Queue}
  QueuePolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue]
      PolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Allow, Principal: {Service: sns.amazonaws.com}, Action: sqs:SendMessage, Resource: !GetAtt Queue.Arn}]}
  Subscription:
    Type: AWS::SNS::Subscription
    Properties: {TopicArn: !Ref Topic, Protocol: sqs, Endpoint: !GetAtt Queue.Arn, RawMessageDelivery: true}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}
      Description: !Ref Step
      Policies: [{PolicyName: inline, PolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Allow, Action: 'sqs:*', Resource: '*'}]}}]
  Policy:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: beside
      Roles: [!Ref Role]
      PolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Allow, Action: 'sns:*', Resource: '*', Sid: !Ref Step}]}
  Managed:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Roles: [!Ref Role]
      PolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Allow, Action: 'logs:*', Resource: '*', Sid: !Ref Step}]}
  Group: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 7}}
  Function:
    Type: AWS::Lambda::Function
    DependsOn: [Policy, Managed]
    Properties:
      Role: !GetAtt Role.Arn
      Runtime: nodejs24.x
      Handler: index.handler
      Timeout: 100
      Environment: {Variables: {STEP: !Ref Step}}
      Code: {ZipFile: 'exports.handler = async () => 1'}
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Function, Action: lambda:InvokeFunction, Principal: sns.amazonaws.com, SourceArn: !Ref Topic}
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {FunctionName: !Ref Function, EventSourceArn: !GetAtt Queue.Arn, BatchSize: 1, FunctionResponseTypes: [ReportBatchItemFailures]}
  Config:
    Type: AWS::Lambda::EventInvokeConfig
    Properties: {FunctionName: !Ref Function, Qualifier: $LATEST, MaximumRetryAttempts: 1}
  Version: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref Function}}
  Alias:
    Type: AWS::Lambda::Alias
    Properties: {FunctionName: !Ref Function, Name: live, FunctionVersion: !GetAtt Version.Version}
Outputs:
  Policy:
    Value: !Join ['|', [!GetAtt Managed.AttachmentCount, !GetAtt Managed.DefaultVersionId, !GetAtt Managed.IsAttachable, !GetAtt Managed.PermissionsBoundaryUsageCount, !GetAtt Managed.PolicyId, !GetAtt Managed.CreateDate, !GetAtt Managed.UpdateDate]]
  SnapStart: {Value: !Join [' ', [!GetAtt Function.SnapStartResponse.ApplyOn, !GetAtt Function.SnapStartResponse.OptimizationStatus]]}
  Bucket: {Value: !Ref Bucket}
  Queue: {Value: !Ref Queue}
  Function: {Value: !Ref Function}
  All:
    Value: !Join ['|', [!GetAtt Bucket.Arn, !GetAtt Topic.TopicName, !GetAtt Role.RoleId, !GetAtt Group.Arn, !GetAtt Version.FunctionArn, !Ref Alias, !Ref Managed, !GetAtt Mapping.Id]]
`;

const failures = async (StackName: string) => {
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName }));
  return StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.includes('FAILED')).map(
    ({ LogicalResourceId, ResourceStatusReason }) => `${LogicalResourceId}: ${ResourceStatusReason}`,
  );
};

// From: AWS documentation, "AWS resource and property types reference".
describe('resource types', () => {
  const StackName = 'All-Types';
  const Capabilities = ['CAPABILITY_IAM' as const];
  let outputs: Record<string, string | undefined> = {};

  it('are all created', async () => {
    await client.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: everything,
        Capabilities,
        Tags: [{ Key: 'team', Value: 'x' }],
      }),
    );
    const stack = await settle(client, StackName);
    expect([stack.StackStatus, await failures(StackName)]).toEqual(['CREATE_COMPLETE', []]);
    outputs = Object.fromEntries((stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
    expect(outputs['Bucket']).toMatch(/^all-types-bucket-[a-z0-9]{12}$/);
    expect(outputs['Function']).toMatch(/^All-Types-Function-\w{12}$/);
    expect(outputs['SnapStart']).toBe('None Off');
    const policy = outputs['Policy']?.split('|') ?? [];
    const second = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(policy).toEqual(['1', 'v1', 'true', '0', expect.stringMatching(/^ANPA\w{17}$/), second, policy[5]]);
    expect(outputs['All']?.split('|')).toEqual([
      `arn:aws:s3:::${outputs['Bucket']}`,
      expect.stringMatching(/^All-Types-Topic-\w{12}$/),
      expect.stringMatching(/^AROA\w{17}$/),
      expect.stringMatching(/^arn:aws:logs:us-east-1:222222222222:log-group:All-Types-Group-\w{12}:\*$/),
      `arn:aws:lambda:us-east-1:222222222222:function:${outputs['Function']}:1`,
      `arn:aws:lambda:us-east-1:222222222222:function:${outputs['Function']}:live`,
      expect.stringMatching(/^arn:aws:iam::222222222222:policy\/All-Types-Managed-\w{12}$/),
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    ]);
  });

  it('carry the tags of the stack, and those of CloudFormation', async () => {
    const { Tags } = await sqs.send(new ListQueueTagsCommand({ QueueUrl: outputs['Queue'] }));
    expect(Tags).toMatchObject({
      team: 'x',
      'aws:cloudformation:stack-name': StackName,
      'aws:cloudformation:logical-id': 'Queue',
      'aws:cloudformation:stack-id': expect.stringContaining(':stack/All-Types/'),
    });
    const s3 = aws.client(S3Client, 'customer-a');
    const { TagSet } = await s3.send(new GetBucketTaggingCommand({ Bucket: outputs['Bucket'] }));
    expect(TagSet).toContainEqual({ Key: 'team', Value: 'x' });
    const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket: outputs['Bucket'] }));
    expect(Status).toBe('Enabled');
  });

  it('are all updated in place where they can be', async () => {
    await client.send(
      new UpdateStackCommand({
        StackName,
        TemplateBody: everything.replace('VisibilityTimeout: 720, ', '').replace('Timeout: 100', 'MemorySize: 256'),
        Parameters: [{ ParameterKey: 'Step', ParameterValue: 'two' }],
        Tags: [{ Key: 'team', Value: 'y' }],
        Capabilities,
      }),
    );
    const stack = await settle(client, StackName);
    expect([stack.StackStatus, await failures(StackName)]).toEqual(['UPDATE_COMPLETE', []]);
    const policy = stack.Outputs?.find(({ OutputKey }) => OutputKey === 'Policy')?.OutputValue;
    expect(policy).toMatch(/^1\|v2\|true\|0\|/);
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: outputs['Queue'], AttributeNames: ['VisibilityTimeout'] }),
    );
    expect(Attributes).toEqual({ VisibilityTimeout: '30' });
    const { Tags } = await sqs.send(new ListQueueTagsCommand({ QueueUrl: outputs['Queue'] }));
    expect(Tags?.['team']).toBe('y');
    const configuration = await aws
      .client(LambdaClient, 'customer-a')
      .send(new GetFunctionConfigurationCommand({ FunctionName: outputs['Function'] }));
    expect(configuration).toMatchObject({ Timeout: 3, MemorySize: 256, Environment: { Variables: { STEP: 'two' } } });
  });

  it('are all deleted', async () => {
    const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName }));
    const { StackId = '' } = StackResources[0] ?? {};
    await client.send(new DeleteStackCommand({ StackName }));
    expect((await settle(client, StackId)).StackStatus).toBe('DELETE_COMPLETE');
    expect(await failures(StackId)).toEqual([]);
  });

  it('refuse a name that is taken', async () => {
    const named = (type: string, properties: object) =>
      JSON.stringify({ Resources: { A: { Type: type, Properties: properties } } });
    const create = async (name: string, TemplateBody: string) => {
      await client.send(new CreateStackCommand({ StackName: name, TemplateBody }));
      await settle(client, name);
      return failures(name);
    };
    await create('first-queue', named('AWS::SQS::Queue', { QueueName: 'taken' }));
    expect(await create('second-queue', named('AWS::SQS::Queue', { QueueName: 'taken' }))).toEqual([
      "A: Resource of type 'AWS::SQS::Queue' with identifier 'taken' already exists.",
    ]);
    await create('first-group', named('AWS::Logs::LogGroup', { LogGroupName: 'taken' }));
    expect(await create('second-group', named('AWS::Logs::LogGroup', { LogGroupName: 'taken' }))).toEqual([
      "A: Resource of type 'AWS::Logs::LogGroup' with identifier 'taken' already exists.",
    ]);
    // the words: awslabs/aws-api-gateway-developer-portal issue 543, awslabs/fhir-works-on-aws-deployment issue 754
    await create('first-bucket', named('AWS::S3::Bucket', { BucketName: 'taken-bucket' }));
    expect(await create('second-bucket', named('AWS::S3::Bucket', { BucketName: 'taken-bucket' }))).toEqual([
      'A: taken-bucket already exists',
    ]);
    await create('first-topic', named('AWS::SNS::Topic', { TopicName: 'taken' }));
    expect(await create('second-topic', named('AWS::SNS::Topic', { TopicName: 'taken' }))).toEqual([
      expect.stringMatching(
        /^A: Resource handler returned message: "taken already exists" \(RequestToken: .*, HandlerErrorCode: AlreadyExists\)$/,
      ),
    ]);
  });

  it('say a lifecycle in words of their own, and lose nothing of it', async () => {
    const Rules = [
      {
        Id: 'all',
        Status: 'Enabled',
        Prefix: 'logs/',
        TagFilters: [{ Key: 'k', Value: 'v' }],
        ObjectSizeGreaterThan: '500',
        ExpirationInDays: 365,
        Transitions: [{ StorageClass: 'GLACIER', TransitionInDays: 30 }],
        NoncurrentVersionExpiration: { NoncurrentDays: 7, NewerNoncurrentVersions: 3 },
      },
      { Id: 'markers', Status: 'Disabled', ExpiredObjectDeleteMarker: true },
    ];
    const Resources = { Bucket: { Type: 'AWS::S3::Bucket', Properties: { LifecycleConfiguration: { Rules } } } };
    const Outputs = { Name: { Value: { Ref: 'Bucket' } } };
    await client.send(
      new CreateStackCommand({ StackName: 'lifecycle', TemplateBody: JSON.stringify({ Resources, Outputs }) }),
    );
    const Bucket = (await settle(client, 'lifecycle')).Outputs?.[0]?.OutputValue;
    const live = await aws.client(S3Client, 'customer-a').send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
    expect(live.Rules).toEqual([
      {
        ID: 'all',
        Status: 'Enabled',
        Filter: { And: { Prefix: 'logs/', Tags: [{ Key: 'k', Value: 'v' }], ObjectSizeGreaterThan: 500 } },
        Expiration: { Days: 365 },
        Transitions: [{ Days: 30, StorageClass: 'GLACIER' }],
        NoncurrentVersionExpiration: { NoncurrentDays: 7, NewerNoncurrentVersions: 3 },
      },
      { ID: 'markers', Status: 'Disabled', Filter: { Prefix: '' }, Expiration: { ExpiredObjectDeleteMarker: true } },
    ]);
  });

  it('refuse what the service of the resource does not have', async () => {
    const template = everything.replace('Timeout: 100', 'LoggingConfig: {LogFormat: JSON}');
    await client.send(new CreateStackCommand({ StackName: 'json-logs', TemplateBody: template, Capabilities }));
    expect((await settle(client, 'json-logs')).StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(await failures('json-logs')).toContainEqual(expect.stringMatching(/^Function: .*LogFormat JSON/));
  });

  const invalid = 'Properties validation failed for resource A with message:\n';
  it.each([
    [{ Queues: [] }, `${invalid}#: required key [PolicyDocument] not found`, 'AWS::SQS::QueuePolicy'],
    [{ DelaySeconds: 'soon' }, `${invalid}#/DelaySeconds: expected type: Integer, found: String`, 'AWS::SQS::Queue'],
    [{ Tags: 'x' }, `${invalid}#/Tags: expected type: JSONArray, found: String`, 'AWS::SQS::Queue'],
    [{ QueueName: ['x'] }, `${invalid}#/QueueName: expected type: String, found: JSONArray`, 'AWS::SQS::Queue'],
    [{ Foo: 'x' }, `${invalid}#: extraneous key [Foo] is not permitted`, 'AWS::SQS::Queue'],
    [
      { CorsConfiguration: {} },
      'local-aws does not have the property CorsConfiguration of this resource type.',
      'AWS::S3::Bucket',
    ],
    // Below the first level, and what a schema limits; from the resource provider schemas of AWS
    [{ Tags: [{ Key: 'k' }] }, `${invalid}#/Tags/0: required key [Value] not found`, 'AWS::SQS::Queue'],
    [
      { VersioningConfiguration: { Status: 'Enabled', Foo: '1' } },
      `${invalid}#/VersioningConfiguration: extraneous key [Foo] is not permitted`,
      'AWS::S3::Bucket',
    ],
    [
      { RetentionInDays: 8 },
      `${invalid}#/RetentionInDays: #: only 1 subschema matches out of 2\n#/RetentionInDays: failed validation constraint for keyword [enum]`,
      'AWS::Logs::LogGroup',
    ],
    [
      { LogGroupName: '' },
      `${invalid}#/LogGroupName: expected minLength: 1, actual: 0\n#/LogGroupName: failed validation constraint for keyword [pattern]`,
      'AWS::Logs::LogGroup',
    ],
    [
      { FunctionName: 'f', Qualifier: '$LATEST', MaximumRetryAttempts: 3 },
      `${invalid}#/MaximumRetryAttempts: failed validation constraint for keyword [maximum]`,
      'AWS::Lambda::EventInvokeConfig',
    ],
    [
      { LifecycleConfiguration: { TransitionDefaultMinimumObjectSize: 'x', Rules: [] } },
      'local-aws does not have the property LifecycleConfiguration/TransitionDefaultMinimumObjectSize of this resource type.',
      'AWS::S3::Bucket',
    ],
  ])('refuse %j', async (Properties, message, Type) => {
    const name = `wrong-${++count}`;
    const TemplateBody = JSON.stringify({ Resources: { A: { Type, Properties } } });
    await client.send(new CreateStackCommand({ StackName: name, TemplateBody }));
    await settle(client, name);
    expect(await failures(name)).toEqual([`A: ${message}`]);
  });
});
