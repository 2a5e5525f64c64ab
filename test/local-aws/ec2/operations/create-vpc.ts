import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import { makeVpc } from '../make-vpc.ts';

export const createVpc: OperationTest = {
  fact: 'EC2 API reference, CreateVpc: a block between /16 and /28; tags by TagSpecification of the type vpc; two networks may have the same block.',
  shape: {
    'answers the network with its id and tags': async (target) => {
      const Tags = [{ Key: 'Name', Value: 'main' }];
      const made = await makeVpc(target, { TagSpecifications: [{ ResourceType: 'vpc', Tags }] });
      expect(made).toMatchObject({ OwnerId: target.accountId, CidrBlock: '10.0.0.0/16', IsDefault: false, Tags });
      expect(made.VpcId).toMatch(/^vpc-[0-9a-f]{17}$/);
    },
  },
  validation: refusals(makeVpc, {
    'refuses a block that is too large': [
      { CidrBlock: '10.0.0.0/15' },
      'InvalidVpc.Range',
      "The CIDR '10.0.0.0/15' is invalid.",
    ],
    'refuses a block that is too small': [
      { CidrBlock: '10.0.0.0/29' },
      'InvalidVpc.Range',
      "The CIDR '10.0.0.0/29' is invalid.",
    ],
    'refuses what is no block': [
      { CidrBlock: '10.0.0.999/16' },
      'InvalidParameterValue',
      /^Value \(10\.0\.0\.999\/16\) for parameter cidrBlock is invalid\. This is not a valid CIDR block\.$/,
    ],
  }),
  behaviour: {
    'makes another one for the same block': async (target) => {
      expect((await makeVpc(target)).VpcId).not.toBe((await makeVpc(target)).VpcId);
    },
  },
};
