import {
  CancelUpdateStackCommand,
  DescribeStackEventsCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { eventually } from '../../../support/eventually.ts';
import { onlyLocally, refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { TestAws } from '../../../support/start-local-aws.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, makeStack, oneTopic, sharedStack, stackAtRest, unknownStack } from '../make-stack.ts';

const cancel = (target: Target, StackName: string) => cfnOf(target).send(new CancelUpdateStackCommand({ StackName }));

/** A stack whose update hangs at its topic. */
const makeBusy = async (target: Target, local: TestAws) => {
  const made = await makeStack(target);
  const calm = local.faults.add({ kind: 'latency', service: 'sns', operation: 'SetTopicAttributes', ms: 200 });
  await cfnOf(target).send(new UpdateStackCommand({ StackName: made.name, TemplateBody: oneTopic('two') }));
  await eventually(() => expect(stackEventsOf(target, made.name)).resolves.toContain('Topic UPDATE_IN_PROGRESS'));
  return { ...made, calm };
};

const stackEventsOf = async (target: Target, StackName: string) => {
  const { StackEvents = [] } = await cfnOf(target).send(new DescribeStackEventsCommand({ StackName }));
  return StackEvents.map(({ LogicalResourceId, ResourceStatus }) => `${LogicalResourceId} ${ResourceStatus}`);
};

export const cancelUpdateStack: OperationTest = {
  fact: 'CloudFormation API reference, CancelUpdateStack: only while the update is in progress; the stack goes back to where it was.',
  shape: {
    'answers nothing': onlyLocally('an update that takes its time', async (target, local) => {
      const { name, id, calm } = await makeBusy(target, local);
      const { $metadata, ...rest } = await cancel(target, name);
      calm();
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
      await stackAtRest(target, id);
    }),
  },
  validation: {
    'refuses a stack that is not being updated': async (target) => {
      await expect(cancel(target, (await sharedStack(target)).name)).rejects.toMatchObject(
        refusal('ValidationError', 'CancelUpdateStack cannot be called from current stack status'),
      );
    },
    'refuses a stack that does not exist': async (target) => {
      const name = unknownStack(target);
      await expect(cancel(target, name)).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${name}] does not exist`),
      );
    },
  },
  behaviour: {
    'brings the stack back to where it was': onlyLocally('an update that takes its time', async (target, local) => {
      const { name, id, calm } = await makeBusy(target, local);
      await cancel(target, name);
      calm();
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
    }),
  },
};
