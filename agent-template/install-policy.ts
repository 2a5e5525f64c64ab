/** The installation that a policy is written for. */
export type Installation = {
  partition: string;
  account: string;
  region: string;
  stackName: string;
  namePrefix: string;
  rolePath: string;
  releasesBucket: string;
};

type Statement = {
  Sid: string;
  Effect: 'Allow';
  Action: string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string>>;
};

/**
 * The least that whoever creates, updates and deletes the agent stack must be allowed: CloudFormation works with the
 * caller's permissions. Some actions are asked for by CloudFormation's own resource handlers only, in AWS.
 */
export const installPolicy = (installation: Installation): { Version: string; Statement: Statement[] } => ({
  Version: '2012-10-17',
  Statement: statements(installation).map((statement) => ({ ...statement, Action: statement.Action.sort() })),
});

const statements = ({
  partition,
  account,
  region,
  stackName,
  namePrefix,
  rolePath,
  releasesBucket,
}: Installation): Statement[] => {
  const arn = (service: string, rest: string) => `arn:${partition}:${service}:${region}:${account}:${rest}`;
  const role = (name: string) => `arn:${partition}:iam::${account}:role${rolePath}${namePrefix}-${name}`;
  const functions = ['agent-commander', 'notifications-handler'];
  const ofTheCommander = {
    ArnEquals: { 'lambda:FunctionArn': arn('lambda', `function:${namePrefix}-agent-commander`) },
  };
  return [
    {
      Sid: 'Stack',
      Effect: 'Allow',
      Action: [
        ...['CreateStack', 'UpdateStack', 'DeleteStack', 'CreateChangeSet', 'ExecuteChangeSet', 'DeleteChangeSet'],
        ...['DescribeStacks', 'DescribeStackEvents', 'DescribeStackResources', 'DescribeChangeSet', 'GetTemplate'],
      ].map((action) => `cloudformation:${action}`),
      Resource: arn('cloudformation', `stack/${stackName}/*`),
    },
    { Sid: 'Template', Effect: 'Allow', Action: ['cloudformation:GetTemplateSummary'], Resource: '*' },
    {
      Sid: 'Release',
      Effect: 'Allow',
      Action: ['s3:GetObject'],
      Resource: `arn:${partition}:s3:::${releasesBucket}-*/*`,
    },
    {
      Sid: 'Roles',
      Effect: 'Allow',
      Action: [
        ...['CreateRole', 'DeleteRole', 'GetRole', 'UpdateRole', 'UpdateAssumeRolePolicy', 'TagRole', 'UntagRole'],
        ...['PutRolePolicy', 'DeleteRolePolicy', 'GetRolePolicy', 'ListRolePolicies', 'ListAttachedRolePolicies'],
        ...['PutRolePermissionsBoundary', 'DeleteRolePermissionsBoundary'],
      ].map((action) => `iam:${action}`),
      Resource: ['access', 'agent-commander', 'notifications-handler', 'cloudformation'].map(role),
    },
    {
      Sid: 'RolesToLambda',
      Effect: 'Allow',
      Action: ['iam:PassRole'],
      Resource: functions.map(role),
      Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
    },
    {
      Sid: 'Functions',
      Effect: 'Allow',
      Action: [
        ...['CreateFunction', 'DeleteFunction', 'GetFunction', 'GetFunctionConfiguration', 'InvokeFunction'],
        ...['UpdateFunctionCode', 'UpdateFunctionConfiguration', 'TagResource', 'UntagResource', 'ListTags'],
        ...['AddPermission', 'RemovePermission', 'GetPolicy', 'GetFunctionCodeSigningConfig'],
        ...['PutFunctionEventInvokeConfig', 'UpdateFunctionEventInvokeConfig', 'GetFunctionEventInvokeConfig'],
        ...['DeleteFunctionEventInvokeConfig', 'GetFunctionRecursionConfig', 'GetRuntimeManagementConfig'],
      ].map((action) => `lambda:${action}`),
      Resource: [...functions, 'agent-commander:$LATEST'].map((name) =>
        arn('lambda', `function:${namePrefix}-${name}`),
      ),
    },
    {
      Sid: 'Mappings',
      Effect: 'Allow',
      Action: ['Create', 'Update', 'Delete'].map((verb) => `lambda:${verb}EventSourceMapping`),
      Resource: '*',
      Condition: ofTheCommander,
    },
    {
      // a mapping that is gone has no function to compare with
      Sid: 'MappingReads',
      Effect: 'Allow',
      Action: ['lambda:GetEventSourceMapping', 'lambda:ListTags', 'lambda:TagResource'],
      Resource: arn('lambda', 'event-source-mapping:*'),
    },
    {
      Sid: 'Queues',
      Effect: 'Allow',
      Action: [
        ...['CreateQueue', 'DeleteQueue', 'GetQueueAttributes', 'GetQueueUrl', 'SetQueueAttributes'],
        ...['ListQueueTags', 'TagQueue', 'UntagQueue'],
      ].map((action) => `sqs:${action}`),
      Resource: ['provision-checks', 'provision-check-failures'].map((name) => arn('sqs', `${namePrefix}-${name}`)),
    },
    {
      Sid: 'Topic',
      Effect: 'Allow',
      Action: [
        ...['CreateTopic', 'GetTopicAttributes', 'SetTopicAttributes', 'TagResource', 'ListTagsForResource'],
        ...[
          'Subscribe',
          'Unsubscribe',
          'GetSubscriptionAttributes',
          'ListSubscriptionsByTopic',
          'GetDataProtectionPolicy',
        ],
      ].map((action) => `sns:${action}`),
      Resource: [
        arn('sns', `${namePrefix}-cloudformation-notifications`),
        arn('sns', `${namePrefix}-cloudformation-notifications:*`),
      ],
    },
    { Sid: 'FindLogGroups', Effect: 'Allow', Action: ['logs:DescribeLogGroups'], Resource: '*' },
    {
      Sid: 'LogGroups',
      Effect: 'Allow',
      Action: ['CreateLogGroup', 'DeleteLogGroup', 'PutRetentionPolicy', 'TagResource', 'ListTagsForResource'].map(
        (action) => `logs:${action}`,
      ),
      Resource: functions.flatMap((name) =>
        ['', ':*'].map((end) => arn('logs', `log-group:/aws/lambda/${namePrefix}-${name}${end}`)),
      ),
    },
    {
      Sid: 'AssetsBucket',
      Effect: 'Allow',
      Action: [
        ...['CreateBucket', 'ListBucket', 'PutBucketVersioning', 'GetBucketVersioning', 'PutBucketTagging'],
        ...['PutBucketOwnershipControls', 'GetBucketOwnershipControls', 'PutBucketPublicAccessBlock'],
        ...['GetBucketPublicAccessBlock', 'PutEncryptionConfiguration', 'GetEncryptionConfiguration'],
        ...['PutBucketPolicy', 'GetBucketPolicy', 'DeleteBucketPolicy'],
      ].map((action) => `s3:${action}`),
      Resource: `arn:${partition}:s3:::${stackName.toLowerCase()}-assetsbucket-*`,
    },
  ];
};
