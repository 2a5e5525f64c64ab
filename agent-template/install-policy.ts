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
 * In the policy for AWS's sake: CloudFormation's handlers there read back what they wrote, and tag, where local-aws does
 * not; and changed parameters (boundary, path, log retention, …) need them. All others are proven by a test, one by one.
 */
export const forHandlersOfAws: string[] = [
  'iam:DeleteRolePermissionsBoundary',
  'iam:GetRole',
  'iam:GetRolePolicy',
  'iam:ListAttachedRolePolicies',
  'iam:ListRolePolicies',
  'iam:PutRolePermissionsBoundary',
  'iam:TagRole',
  'iam:UntagRole',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateRole',
  'lambda:GetFunctionCodeSigningConfig',
  'lambda:GetFunctionConfiguration',
  'lambda:GetFunctionEventInvokeConfig',
  'lambda:GetFunctionRecursionConfig',
  'lambda:GetPolicy',
  'lambda:GetRuntimeManagementConfig',
  'lambda:ListTags',
  'lambda:TagResource',
  'lambda:UntagResource',
  'lambda:UpdateEventSourceMapping',
  'lambda:UpdateFunctionEventInvokeConfig',
  'logs:DescribeLogGroups',
  'logs:ListTagsForResource',
  'logs:TagResource',
  's3:GetBucketOwnershipControls',
  's3:GetBucketPolicy',
  's3:GetBucketPublicAccessBlock',
  's3:GetBucketVersioning',
  's3:GetEncryptionConfiguration',
  's3:ListBucket',
  'sns:GetDataProtectionPolicy',
  'sns:GetSubscriptionAttributes',
  'sns:ListSubscriptionsByTopic',
  'sns:ListTagsForResource',
  'sns:SetTopicAttributes',
  'sns:TagResource',
  'sqs:GetQueueAttributes',
  'sqs:ListQueueTags',
  'sqs:SetQueueAttributes',
  'sqs:TagQueue',
  'sqs:UntagQueue',
];

/**
 * The least that whoever creates, updates and deletes the agent stack must be allowed: CloudFormation works with the
 * caller's permissions. Too long for an inline policy of a user; as a managed policy it fits.
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
