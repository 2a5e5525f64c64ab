import { DeleteVpcCommand, EC2Client } from '@aws-sdk/client-ec2';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeSubnet, makeVpc, noVpc } from '../make-vpc.ts';

const remove = (target: Target, VpcId: string) => target.client(EC2Client).send(new DeleteVpcCommand({ VpcId }));

export const deleteVpc: OperationTest = {
  fact: 'EC2 API reference, DeleteVpc: DependencyViolation while anything is in it.',
  shape: {
    'answers nothing': async (target) => {
      const { VpcId = '' } = await makeVpc(target);
      expect((await remove(target, VpcId)).$metadata.httpStatusCode).toBe(200);
    },
  },
  validation: refusals(remove, {
    'refuses an id that is not there': [
      noVpc,
      'InvalidVpcID.NotFound',
      "The vpc ID 'vpc-00000000000000000' does not exist",
    ],
  }),
  behaviour: {
    'refuses while there is a subnet in it': async (target) => {
      const { VpcId = '' } = await makeVpc(target);
      await makeSubnet(target, { VpcId });
      await expect(remove(target, VpcId)).rejects.toMatchObject(
        refusal('DependencyViolation', /has dependencies and cannot be deleted\.$/),
      );
    },
  },
};
