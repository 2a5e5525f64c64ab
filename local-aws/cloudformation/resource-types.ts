import { notImplemented } from '../aws-error.ts';
import { isAbsentType } from './absent-resource-types.ts';
import { formatError } from './errors.ts';
import type { ResourceType } from './resource-type.ts';
import { cloudfrontDistribution } from './resource-types/aws-cloudfront-distribution.ts';
import { customResource } from './resource-types/custom-resource.ts';
import { iamManagedPolicy } from './resource-types/aws-iam-managed-policy.ts';
import { iamPolicy } from './resource-types/aws-iam-policy.ts';
import { iamRole } from './resource-types/aws-iam-role.ts';
import { lambdaAlias } from './resource-types/aws-lambda-alias.ts';
import { lambdaEventInvokeConfig } from './resource-types/aws-lambda-event-invoke-config.ts';
import { lambdaEventSourceMapping } from './resource-types/aws-lambda-event-source-mapping.ts';
import { lambdaFunction } from './resource-types/aws-lambda-function.ts';
import { lambdaPermission } from './resource-types/aws-lambda-permission.ts';
import { lambdaVersion } from './resource-types/aws-lambda-version.ts';
import { logsLogGroup } from './resource-types/aws-logs-log-group.ts';
import { s3Bucket } from './resource-types/aws-s3-bucket.ts';
import { s3BucketPolicy } from './resource-types/aws-s3-bucket-policy.ts';
import { snsSubscription } from './resource-types/aws-sns-subscription.ts';
import { snsTopic } from './resource-types/aws-sns-topic.ts';
import { snsTopicPolicy } from './resource-types/aws-sns-topic-policy.ts';
import { sqsQueue } from './resource-types/aws-sqs-queue.ts';
import { sqsQueuePolicy } from './resource-types/aws-sqs-queue-policy.ts';

/** Every resource type that a template may hold. */
const resourceTypes: Record<string, ResourceType | undefined> = {
  'AWS::CloudFormation::CustomResource': customResource,
  'AWS::CloudFront::Distribution': cloudfrontDistribution,
  'AWS::IAM::ManagedPolicy': iamManagedPolicy,
  'AWS::IAM::Policy': iamPolicy,
  'AWS::IAM::Role': iamRole,
  'AWS::Lambda::Alias': lambdaAlias,
  'AWS::Lambda::EventInvokeConfig': lambdaEventInvokeConfig,
  'AWS::Lambda::EventSourceMapping': lambdaEventSourceMapping,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Lambda::Permission': lambdaPermission,
  'AWS::Lambda::Version': lambdaVersion,
  'AWS::Logs::LogGroup': logsLogGroup,
  'AWS::S3::Bucket': s3Bucket,
  'AWS::S3::BucketPolicy': s3BucketPolicy,
  'AWS::SNS::Subscription': snsSubscription,
  'AWS::SNS::Topic': snsTopic,
  'AWS::SNS::TopicPolicy': snsTopicPolicy,
  'AWS::SQS::Queue': sqsQueue,
  'AWS::SQS::QueuePolicy': sqsQueuePolicy,
};

export const isCustomType = (type: string): boolean =>
  type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';

export const resourceTypeOf = (type: string): ResourceType => {
  const found = isCustomType(type) ? customResource : resourceTypes[type];
  if (!found) throw formatError(`Unrecognized resource types: [${type}]`);
  return found;
};

/** Refuses types that do not exist in AWS, in its words, and those that exist there only, by name. */
export const checkTypes = (types: string[]): void => {
  const known = (type: string) =>
    isCustomType(type) ? /^(Custom::[\w@-]{1,52}|AWS::.+)$/.test(type) : type in resourceTypes;
  const unknown = [...new Set(types.filter((type) => !known(type)))];
  const unrecognized = unknown.filter((type) => !isAbsentType(type));
  if (unrecognized.length > 0) throw formatError(`Unrecognized resource types: [${unrecognized.join(', ')}]`);
  if (unknown.length > 0) throw notImplemented('cloudformation', `resource types [${unknown.join(', ')}]`);
};
