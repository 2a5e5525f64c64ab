import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import { makeVpc } from '../make-vpc.ts';

export const createVpc: OperationTest = {
  fact: 'EC2 API reference, CreateVpc: a block between /16 and /28; tags by TagSpecification of the type vpc; two networks may have the same block; a block that begins elsewhere is put in its canonical form. Recorded from AWS in localstack/localstack tests/aws/services/ec2: the members of the answer, which is still pending. Reserved tags: jcjorel/ec2-spot-converter 13.',
  shape: {
    'answers the network with its id and tags': async (target) => {
      const Tags = [{ Key: 'Name', Value: 'main' }];
      const made = await makeVpc(target, { TagSpecifications: [{ ResourceType: 'vpc', Tags }] });
      expect(made).toMatchObject({ OwnerId: target.accountId, CidrBlock: '10.0.0.0/16', IsDefault: false, Tags });
      expect(made.VpcId).toMatch(/^vpc-[0-9a-f]{17}$/);
    },
    'answers it as pending, with the association of its block, and without tags where it has none': async (target) => {
      const made = await makeVpc(target, { InstanceTenancy: 'dedicated' });
      expect(made).toMatchObject({
        State: 'pending',
        InstanceTenancy: 'dedicated',
        CidrBlockAssociationSet: [{ CidrBlock: '10.0.0.0/16', CidrBlockState: { State: 'associated' } }],
        DhcpOptionsId: expect.stringMatching(/^dopt-[0-9a-f]{8,17}$/),
        Ipv6CidrBlockAssociationSet: [],
      });
      expect(made).not.toHaveProperty('Tags');
    },
  },
  validation: refusals(makeVpc, {
    'refuses to tag what it does not make': [
      { TagSpecifications: [{ ResourceType: 'subnet', Tags: [{ Key: 'a', Value: 'b' }] }] },
      'InvalidParameterValue',
      "'subnet' is not a valid taggable resource type for this operation.",
    ],
    'refuses a tag of the kind that AWS makes': [
      { TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'aws:team', Value: 'b' }] }] },
      'InvalidParameterValue',
      "Tag keys starting with 'aws:' are reserved for internal use",
    ],
    'makes nothing when it is only asked whether it may': [
      { DryRun: true },
      'DryRunOperation',
      'Request would have succeeded, but DryRun flag is set.',
    ],
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
    'refuses a network that is for hosts': [{ InstanceTenancy: 'host' }, 'InvalidParameterValue', /host/],
    'refuses what is no block': [
      { CidrBlock: '10.0.0.999/16' },
      'InvalidParameterValue',
      /^Value \(10\.0\.0\.999\/16\) for parameter cidrBlock is invalid\. This is not a valid CIDR block\.$/,
    ],
  }),
  behaviour: {
    'puts a block in its canonical form': async (target) => {
      expect(await makeVpc(target, { CidrBlock: '10.1.2.3/20' })).toMatchObject({ CidrBlock: '10.1.0.0/20' });
    },
    'makes another one for the same block': async (target) => {
      expect((await makeVpc(target)).VpcId).not.toBe((await makeVpc(target)).VpcId);
    },
  },
};
