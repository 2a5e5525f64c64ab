import { DeleteSubnetCommand, EC2Client } from '@aws-sdk/client-ec2';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeSubnet, noSubnet } from '../make-vpc.ts';

const remove = (target: Target, SubnetId: string) =>
  target.client(EC2Client).send(new DeleteSubnetCommand({ SubnetId }));

export const deleteSubnet: OperationTest = {
  fact: 'EC2 API reference, DeleteSubnet: the second time it is InvalidSubnetID.NotFound.',
  shape: {
    'answers nothing': async (target) => {
      const { SubnetId = '' } = await makeSubnet(target);
      expect((await remove(target, SubnetId)).$metadata.httpStatusCode).toBe(200);
    },
  },
  validation: refusals(remove, {
    'refuses an id that is not there': [
      noSubnet,
      'InvalidSubnetID.NotFound',
      "The subnet ID 'subnet-00000000000000000' does not exist",
    ],
  }),
  behaviour: {
    'takes the subnet away, once': async (target) => {
      const { SubnetId = '' } = await makeSubnet(target);
      await remove(target, SubnetId);
      await expect(remove(target, SubnetId)).rejects.toMatchObject(
        refusal('InvalidSubnetID.NotFound', `The subnet ID '${SubnetId}' does not exist`),
      );
    },
  },
};
