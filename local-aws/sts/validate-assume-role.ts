import type { AssumeRoleCommandInput, Tag } from '@aws-sdk/client-sts';
import { AwsError } from '../aws-error.ts';
import { failedConstraint, validationErrors } from '../constraint-words.ts';
import { checkDocument } from '../iam/check-document.ts';
import { parseRoleArn } from './role-arn.ts';
import { createValidation } from '../validation.ts';

const maxSessionPolicy = 2048;
const maxSessionTags = 50;

export const validateAssumeRole = (input: AssumeRoleCommandInput): void => {
  const check = createValidation();
  check.text('roleArn', input.RoleArn, { min: 20, max: 2048 });
  check.text('roleSessionName', input.RoleSessionName, { min: 2, max: 64, pattern: /^[\w+=,.@-]*$/ });
  check.text('externalId', input.ExternalId, { min: 2, max: 1224, pattern: /^[\w+=,.@:\/-]*$/ });
  check.text('sourceIdentity', input.SourceIdentity, { min: 2, max: 64, pattern: /^[\w+=,.@-]*$/ });
  check.number('durationSeconds', input.DurationSeconds, { min: 900, max: 43_200 });
  check.text('policy', input.Policy, { min: 1 });
  check.number('minimumSessionTokenSize', input.MinimumSessionTokenSize, { min: 0, max: 4096 });
  check.throwIfAny();
  if (parseRoleArn(input.RoleArn ?? '') === undefined) {
    throw new AwsError('ValidationError', `${input.RoleArn ?? ''} is invalid`);
  }
  if ((input.PolicyArns ?? []).length > 10) {
    throw new AwsError('ValidationError', 'The number of managed session policies is limited to 10.');
  }
  checkSessionTags(input.Tags ?? []);
  const given = new Set((input.Tags ?? []).map(({ Key = '' }) => Key.toLowerCase()));
  if (input.TransitiveTagKeys?.some((key) => !given.has(key.toLowerCase()))) {
    throw new AwsError(
      'InvalidParameterValue',
      'The specified transitive tag key must be included in the requested tags.',
    );
  }
  if (input.Policy !== undefined) checkSessionPolicy(input.Policy);
};

/** Session tags are like those of IAM: keys are one whatever their case. */
const checkSessionTags = (tags: Tag[]): void => {
  if (tags.length > maxSessionTags) {
    throw new AwsError(
      'ValidationError',
      validationErrors(failedConstraint('tags', `Member must have length less than or equal to ${maxSessionTags}`)),
    );
  }
  const check = createValidation();
  for (const [i, { Key, Value }] of tags.entries()) {
    check.text(`tags.${i + 1}.member.key`, Key, { min: 1, max: 128, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u });
    check.text(`tags.${i + 1}.member.value`, Value, { max: 256, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u });
  }
  check.throwIfAny();
  const keys = new Set(tags.map(({ Key = '' }) => Key.toLowerCase()));
  if (keys.size !== tags.length) {
    throw new AwsError(
      'InvalidParameterValue',
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    );
  }
};

const checkSessionPolicy = (policy: string): void => {
  if (policy.length > maxSessionPolicy) {
    throw new AwsError(
      'ValidationError',
      validationErrors(failedConstraint('policy', `Member must have length less than or equal to ${maxSessionPolicy}`)),
    );
  }
  try {
    JSON.parse(policy);
  } catch {
    throw new AwsError('MalformedPolicyDocument', 'The policy is not in the valid JSON format.');
  }
  checkDocument(policy, 'inline');
};
