import { DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, sharedStack, unknownStack } from '../make-stack.ts';

const get = async (target: Target, StackName: string, LogicalResourceId = 'Topic') => {
  const command = new DescribeStackResourceCommand({ StackName, LogicalResourceId });
  return (await cfnOf(target).send(command)).StackResourceDetail;
};

export const describeStackResource: OperationTest = {
  fact: 'CloudFormation API reference, DescribeStackResource: one resource with its metadata. The words for a resource that is not there: recorded from AWS in localstack/localstack tests/aws/services/cloudformation.',
  shape: {
    'answers ids, status and metadata': async (target) => {
      const { name, id } = await sharedStack(target);
      expect(await get(target, name)).toMatchObject({
        StackId: id,
        StackName: name,
        LogicalResourceId: 'Topic',
        PhysicalResourceId: expect.stringMatching(/^arn:aws:sns:/),
        ResourceType: 'AWS::SNS::Topic',
        ResourceStatus: 'CREATE_COMPLETE',
        LastUpdatedTimestamp: expect.any(Date),
        Metadata: '{"Why":"to read"}',
        DriftInformation: { StackResourceDriftStatus: expect.any(String) },
      });
    },
  },
  validation: {
    'refuses a stack that does not exist': async (target) => {
      const name = unknownStack(target);
      await expect(get(target, name)).rejects.toMatchObject(
        refusal('ValidationError', `Stack '${name}' does not exist`),
      );
    },
    'refuses a resource that does not exist': async (target) => {
      const { name, id } = await sharedStack(target);
      for (const asked of [name, id])
        await expect(get(target, asked, 'Nothing')).rejects.toMatchObject(
          refusal('ValidationError', `Resource Nothing does not exist for stack ${asked}`),
        );
    },
  },
  behaviour: {
    'has no metadata but an empty object where the template has none': async (target) => {
      expect(await get(target, (await sharedStack(target)).name, 'Queue')).toMatchObject({ Metadata: '{}' });
    },
  },
};
