import type { Capability, OnFailure, RollbackConfiguration, Tag } from '@aws-sdk/client-cloudformation';
import { randomUUID } from 'node:crypto';
import type { AwsError } from '../aws-error.ts';
import { failedConstraint, validationErrors } from '../constraint-words.ts';
import type { Call } from '../operation.ts';
import { createValidation } from '../validation.ts';
import { checkRollbackConfiguration } from './check-rollback-configuration.ts';
import { validationError } from './errors.ts';

type Request = {
  StackName?: string | undefined;
  NotificationARNs?: string[] | undefined;
  Tags?: Tag[] | undefined;
  ClientRequestToken?: string | undefined;
  RoleARN?: string | undefined;
  Capabilities?: Capability[] | undefined;
  RollbackConfiguration?: RollbackConfiguration | undefined;
  OnFailure?: OnFailure | undefined;
  TimeoutInMinutes?: number | undefined;
};

const capabilities: Capability[] = ['CAPABILITY_AUTO_EXPAND', 'CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'];
const onFailure: OnFailure[] = ['DELETE', 'DO_NOTHING', 'ROLLBACK'];
const stackName = '[a-zA-Z][-a-zA-Z0-9]*';

/** What create, update and change set requests have in common. Only a stack that stands has an ARN to be called by. */
export const checkRequest = (
  call: Call,
  request: Request,
  named: 'by-name' | 'by-name-or-arn',
  validation = createValidation(),
): void => {
  const byArn = named === 'by-name-or-arn';
  if (!byArn || !request.StackName?.startsWith('arn:'))
    validation.text('stackName', request.StackName, {
      min: 1,
      max: 128,
      pattern: new RegExp(`^${stackName}$`),
      shown: byArn ? `${stackName}|arn:[-a-zA-Z0-9:/._+]*` : stackName,
    });
  validation.text('clientRequestToken', request.ClientRequestToken, {
    min: 1,
    max: 128,
    pattern: /^[a-zA-Z0-9][-a-zA-Z0-9]*$/,
  });
  validation.text('roleARN', request.RoleARN, { min: 20, max: 2048 });
  validation.eachOneOf('capabilities', request.Capabilities, capabilities);
  validation.oneOf('onFailure', request.OnFailure, onFailure);
  validation.number('timeoutInMinutes', request.TimeoutInMinutes, { min: 1 });
  for (const [index, { Key, Value }] of (request.Tags ?? []).entries()) {
    validation.present(`tags.${index + 1}.member.key`, Key);
    validation.present(`tags.${index + 1}.member.value`, Value);
  }
  validation.throwIfAny();
  const topics = request.NotificationARNs ?? [];
  if (topics.length > 5)
    throw validationError(
      validationErrors(failedConstraint('notificationARNs', 'Member must have length less than or equal to 5', topics)),
    );
  for (const topic of topics)
    if (!/^arn:[a-z-]+:sns:[a-z0-9-]+:(\d{12})?:.+$/.test(topic))
      throw validationError(`Invalid notification ARN: ${topic}`);
  checkTags(request.Tags ?? []);
  checkRollbackConfiguration(request.RollbackConfiguration);
  if (call.account === '') throw validationError('The request has no account.');
};

/** CloudFormation tells SNS, in the stack's own region, about each event; a topic elsewhere is none there. */
export const checkTopicRegions = ({ region }: Pick<Call, 'region'>, topics: string[]): void => {
  for (const topic of topics) {
    const [, , , topicRegion, account] = topic.split(':');
    if (account === '') throw refusedBySns('AccountId');
    if (topicRegion !== region) throw refusedBySns('TopicArn');
  }
};

const refusedBySns = (parameter: string): AwsError =>
  validationError(
    `Invalid parameter: ${parameter} (Service: AmazonSNS; Status Code: 400; Error Code: InvalidParameter; ` +
      `Request ID: ${randomUUID()}; Proxy: null)`,
  );

const checkTags = (tags: Tag[]): void => {
  if (tags.length > 50)
    throw validationError(
      validationErrors(failedConstraint('tags', 'Member must have length less than or equal to 50')),
    );
  const keys = tags.map(({ Key = '' }) => Key);
  if (keys.some((key) => /^aws:/i.test(key)))
    throw validationError('aws: prefixed tag key names are not allowed for external use.');
  if (new Set(keys).size < keys.length) throw validationError('Tags contain duplicate keys; tag keys must be unique');
};

export const tagRecord = (tags: Tag[] | undefined): Record<string, string> =>
  Object.fromEntries((tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
