import {
  DescribeStackEventsCommand,
  GetStackPolicyCommand,
  SetStackPolicyCommand,
  UpdateStackCommand,
  type SetStackPolicyCommandInput,
} from '@aws-sdk/client-cloudformation';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket } from '../../s3/make-bucket.ts';
import { cfnOf, makeStack, sharedStack, stackAtRest, templateOf, topic, unknownStack } from '../make-stack.ts';

const set = (target: Target, StackName: string, input: Partial<SetStackPolicyCommandInput>) =>
  cfnOf(target).send(new SetStackPolicyCommand({ StackName, ...input }));
const setShared = async (target: Target, input: Partial<SetStackPolicyCommandInput>) =>
  set(target, (await sharedStack(target)).name, input);
const policy = (...statements: object[]) => JSON.stringify({ Statement: statements });
const all = { Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' };

export const setStackPolicy: OperationTest = {
  fact: 'CloudFormation user guide, prevent updates to stack resources: a policy denies what it does not allow; its principal is everybody, its actions are updates; an empty one protects nothing; it may lie in S3. Its words, and that of two statements alike the later one counts: recorded from AWS in localstack/localstack tests/aws/services/cloudformation, and from logs of the AWS CLI.',
  shape: {
    'answers nothing': async (target) => {
      const { name } = await makeStack(target);
      const { $metadata, ...rest } = await set(target, name, { StackPolicyBody: policy(all) });
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    ...refusals(setShared, {
      'refuses what is no JSON': [
        { StackPolicyBody: '{no' },
        'ValidationError',
        'Error validating stack policy: Invalid stack policy',
      ],
      'refuses another principal than everybody': [
        { StackPolicyBody: policy({ ...all, Principal: { AWS: '*' } }) },
        'ValidationError',
        'Error validating stack policy: Invalid stack policy',
      ],
      'refuses actions that are no updates': [
        { StackPolicyBody: policy({ ...all, Action: 'Delete:*' }) },
        'ValidationError',
        'Error validating stack policy: Invalid stack policy',
      ],
      'refuses a text and an address together': [
        { StackPolicyBody: policy(all), StackPolicyURL: 'https://example-bucket.s3.amazonaws.com/policy.json' },
        'ValidationError',
        'You cannot specify both StackPolicyURL and StackPolicyBody',
      ],
    }),
    'refuses a stack that does not exist': async (target) => {
      const name = unknownStack(target);
      await expect(set(target, name, { StackPolicyBody: policy(all) })).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${name}] does not exist`),
      );
    },
  },
  behaviour: {
    'reads a policy from S3': async (target) => {
      const { name } = await makeStack(target);
      const Bucket = await makeBucket(target);
      await target.client(S3Client).send(new PutObjectCommand({ Bucket, Key: 'policy.json', Body: policy(all) }));
      const StackPolicyURL = `https://${Bucket}.s3.${target.region}.amazonaws.com/policy.json`;
      await set(target, name, { StackPolicyURL });
      const { StackPolicyBody } = await cfnOf(target).send(new GetStackPolicyCommand({ StackName: name }));
      expect(StackPolicyBody).toBe(policy(all));
    },
    'protects a resource, until an empty policy protects nothing': async (target) => {
      const { name, id } = await makeStack(target, { TemplateBody: templateOf({ A: topic('a'), B: topic('b') }) });
      const update = (resources: object) =>
        cfnOf(target).send(
          new UpdateStackCommand({
            StackName: name,
            TemplateBody: templateOf({ A: topic('a'), B: topic('b'), ...resources }),
          }),
        );
      const deny = { Effect: 'Deny', Action: 'Update:*', Principal: '*', Resource: 'LogicalResourceId/A' };
      await set(target, name, { StackPolicyBody: policy(all, deny) });
      await update({ A: topic('changed') });
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
      const { StackEvents } = await cfnOf(target).send(new DescribeStackEventsCommand({ StackName: name }));
      expect(StackEvents).toContainEqual(
        expect.objectContaining({
          LogicalResourceId: 'A',
          ResourceStatus: 'UPDATE_FAILED',
          ResourceStatusReason:
            'Action denied by stack policy: Statement [#2] does not allow [Update:*] for resource [LogicalResourceId/A];',
        }),
      );
      await update({ B: topic('changed') });
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
      await set(target, name, { StackPolicyBody: policy({ ...all, Effect: 'Deny' }, all) });
      await update({ B: topic('again') });
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
      await set(target, name, { StackPolicyBody: '{}' });
      await update({ A: topic('changed'), B: topic('changed') });
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
    },
  },
};
