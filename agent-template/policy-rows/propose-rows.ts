import { example, object, queue, stack, templateUrl, type PolicyRow } from './policy-row.ts';

const create = 'cloudformation:CreateChangeSet';
const name = { 'cloudformation:ChangeSetName': 'stackery-42' };
const proposal = { ...name, 'cloudformation:TemplateUrl': templateUrl() };
const home = example.region;
const transform = (id: string, owner = 'aws') => `arn:aws:cloudformation:${example.elsewhere}:${owner}:transform/${id}`;

type Row = Omit<PolicyRow, 'role' | 'allowed'>;
const yes = (row: Row): PolicyRow => ({ role: 'StackeryRole', ...row, allowed: true });
const no = (row: Row): PolicyRow => ({ role: 'StackeryRole', ...row, allowed: false });
const propose = (call: string, context: PolicyRow['context'] & object, resource = stack('shop-web')): Row => ({
  call,
  action: create,
  resource,
  context,
});

/** What the vendor may and may not do with change sets. */
export const proposeRows: PolicyRow[] = [
  yes(propose('Propose a change set to a stack of the pattern', proposal)),
  yes(propose('Propose a change set to such a stack in the home region', proposal, stack('shop-web', home))),
  yes(propose('Propose with the transform AWS::Serverless', proposal, transform('Serverless-2016-10-31'))),
  yes(propose('Propose with the transform AWS::LanguageExtensions', proposal, transform('LanguageExtensions'))),
  no(propose('Propose with a macro of the account', proposal, transform('OwnMacro', example.account))),
  no(propose('Propose with the transform AWS::Include', proposal, transform('Include'))),
  no(propose('Propose with the transform AWS::SecretsManager', proposal, transform('SecretsManager-2020-07-23'))),
  no(propose('Propose to a stack outside the pattern', proposal, stack('billing'))),
  no(propose('Propose to a stack whose name only holds the pattern', proposal, stack('my-shop-web'))),
  no(propose('Propose to the agent stack', proposal, stack(example.stackName, home))),
  no(propose('Propose with the template in the request', name)),
  no(
    propose('Propose with a template of another bucket', {
      ...name,
      'cloudformation:TemplateUrl': templateUrl('x.yaml', 'acme-evil'),
    }),
  ),
  no(
    propose('Propose with a bucket that only starts like the assets bucket', {
      ...name,
      'cloudformation:TemplateUrl': `https://${example.bucket}.evil.s3.us-east-1.amazonaws.com/x.yaml`,
    }),
  ),
  no(
    propose('Propose with a template URL in path style', {
      ...name,
      'cloudformation:TemplateUrl': `https://s3.us-east-1.amazonaws.com/${example.bucket}/x.yaml`,
    }),
  ),
  no(
    propose('Propose with a template URL that only ends like the right one', {
      ...name,
      'cloudformation:TemplateUrl': `https://evil.example/?${templateUrl()}`,
    }),
  ),
  no(
    propose('Propose with a template over plain HTTP', {
      ...name,
      'cloudformation:TemplateUrl': templateUrl().replace('https', 'http'),
    }),
  ),
  no(
    propose('Propose with a service role', {
      ...proposal,
      'cloudformation:RoleArn': `arn:aws:iam::${example.account}:role/admin`,
    }),
  ),
  no(
    propose('Propose an import of existing resources', {
      ...proposal,
      'cloudformation:ImportResourceTypes': ['AWS::S3::Bucket'],
    }),
  ),
  no(
    propose('Propose under a name that is not stackery-…', {
      ...proposal,
      'cloudformation:ChangeSetName': 'release-7',
    }),
  ),
  no(propose('Propose without a name', { 'cloudformation:TemplateUrl': templateUrl() })),
  yes({
    call: 'Withdraw a change set of its own',
    action: 'cloudformation:DeleteChangeSet',
    resource: stack('shop-web'),
    context: name,
  }),
  no({
    call: "Delete somebody else's change set",
    action: 'cloudformation:DeleteChangeSet',
    resource: stack('shop-web'),
    context: { 'cloudformation:ChangeSetName': 'release-7' },
  }),
  no({
    call: 'Delete a change set of the agent stack',
    action: 'cloudformation:DeleteChangeSet',
    resource: stack(example.stackName, home),
    context: name,
  }),
  no({
    call: 'Execute a change set of its own',
    action: 'cloudformation:ExecuteChangeSet',
    resource: stack('shop-web'),
    context: name,
  }),
  ...[
    'CreateStack',
    'UpdateStack',
    'DeleteStack',
    'RollbackStack',
    'ContinueUpdateRollback',
    'CancelUpdateStack',
    'SetStackPolicy',
    'SignalResource',
    'UpdateTerminationProtection',
    'CreateStackRefactor',
    'ExecuteStackRefactor',
    'TagResource',
  ].map((operation) => no({ call: operation, action: `cloudformation:${operation}`, resource: stack('shop-web') })),
  ...[
    'CreateStackSet',
    'CreateStackInstances',
    'CreateResource',
    'DeleteResource',
    'RegisterType',
    'ActivateType',
    'CreateGeneratedTemplate',
  ].map((operation) => no({ call: operation, action: `cloudformation:${operation}`, resource: '*' })),
  yes({
    call: 'Add an object to the assets bucket, never over another (if-none-match)',
    action: 's3:PutObject',
    resource: object('templates/0123.yaml'),
    context: { 's3:if-none-match': '*' },
  }),
  no({
    call: 'Write an object without if-none-match',
    action: 's3:PutObject',
    resource: object('templates/0123.yaml'),
  }),
  no({
    call: 'Write an object with if-match',
    action: 's3:PutObject',
    resource: object('templates/0123.yaml'),
    context: { 's3:if-match': 'etag' },
  }),
  yes({ call: 'Read an object of the assets bucket', action: 's3:GetObject', resource: object('templates/0123.yaml') }),
  yes({ call: 'List the assets bucket', action: 's3:ListBucket', resource: `arn:aws:s3:::${example.bucket}` }),
  ...[
    'DeleteObject',
    'DeleteObjectVersion',
    'PutObjectAcl',
    'PutObjectTagging',
    'PutObjectRetention',
    'RestoreObject',
    'GetObjectVersion',
  ].map((operation) =>
    no({ call: `s3:${operation}`, action: `s3:${operation}`, resource: object('templates/0123.yaml') }),
  ),
  ...[
    'PutBucketPolicy',
    'DeleteBucket',
    'PutBucketVersioning',
    'PutBucketPublicAccessBlock',
    'PutReplicationConfiguration',
  ].map((operation) =>
    no({ call: `s3:${operation}`, action: `s3:${operation}`, resource: `arn:aws:s3:::${example.bucket}` }),
  ),
  no({
    call: 'Read an object of another bucket',
    action: 's3:GetObject',
    resource: object('secrets.txt', 'customer-data'),
  }),
  no({
    call: 'Write to another bucket',
    action: 's3:PutObject',
    resource: object('x', 'customer-data'),
    context: { 's3:if-none-match': '*' },
  }),
  no({
    call: 'Read from a bucket whose name goes on after ours',
    action: 's3:GetObject',
    resource: object('x', `${example.bucket}-2`),
  }),
  no({
    call: 'Read another bucket whose own policy would let the vendor in',
    action: 's3:GetObject',
    resource: object('secrets.txt', 'customer-data'),
    resourcePolicy: {
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${example.account}:role/stackery-access` },
        Action: 's3:*',
        Resource: '*',
      },
    },
  }),
  no({
    call: 'Send to a queue whose own policy would let the vendor in',
    action: 'sqs:SendMessage',
    resource: queue('orders'),
    resourcePolicy: {
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${example.account}:role/stackery-access` },
        Action: 'sqs:*',
        Resource: '*',
      },
    },
  }),
];
