import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import { makeSubnet, makeVpc, noVpc } from '../make-vpc.ts';

export const createSubnet: OperationTest = {
  fact: 'EC2 API reference, CreateSubnet: a block within the network that overlaps with no other subnet; AWS keeps five addresses of each for itself.',
  shape: {
    'answers the subnet': async (target) => {
      const { VpcId } = await makeVpc(target);
      const AvailabilityZone = `${target.region}b`;
      const made = await makeSubnet(target, { VpcId, AvailabilityZone });
      expect(made).toMatchObject({ VpcId, AvailabilityZone, CidrBlock: '10.0.0.0/24', AvailableIpAddressCount: 251 });
      expect(made).toMatchObject({
        AvailabilityZoneId: expect.stringMatching(/^[a-z]+\d-az\d$/),
        AssignIpv6AddressOnCreation: false,
        Ipv6CidrBlockAssociationSet: [],
        PrivateDnsNameOptionsOnLaunch: { HostnameType: 'ip-name' },
      });
      expect(made).not.toHaveProperty('Tags');
      expect(made.SubnetId).toMatch(/^subnet-[0-9a-f]{17}$/);
      expect(made.SubnetArn).toBe(`arn:aws:ec2:${target.region}:${target.accountId}:subnet/${made.SubnetId}`);
    },
  },
  validation: refusals(makeSubnet, {
    'refuses to tag what it does not make': [
      { TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'a', Value: 'b' }] }] },
      'InvalidParameterValue',
      "'vpc' is not a valid taggable resource type for this operation.",
    ],
    'refuses a network that is not there': [
      { VpcId: noVpc },
      'InvalidVpcID.NotFound',
      "The vpc ID 'vpc-00000000000000000' does not exist",
    ],
    'refuses a block outside of the network': [
      { CidrBlock: '10.1.0.0/24' },
      'InvalidSubnet.Range',
      "The CIDR '10.1.0.0/24' is invalid.",
    ],
    'refuses the id of a zone of another region': [
      { AvailabilityZoneId: 'xxn1-az1' },
      'InvalidParameterValue',
      /^Value \(xxn1-az1\) for parameter availabilityZoneId is invalid\./,
    ],
    'refuses a zone of another region': [
      { AvailabilityZone: 'xx-none-1a' },
      'InvalidParameterValue',
      /^Value \(xx-none-1a\) for parameter availabilityZone is invalid\./,
    ],
  }),
  behaviour: {
    'tags the subnet': async (target) => {
      const Tags = [{ Key: 'Name', Value: 'first' }];
      const { SubnetId = '' } = await makeSubnet(target, { TagSpecifications: [{ ResourceType: 'subnet', Tags }] });
      const describe = new DescribeSubnetsCommand({ SubnetIds: [SubnetId] });
      expect((await target.client(EC2Client).send(describe)).Subnets).toMatchObject([{ SubnetId, Tags }]);
    },
    'refuses a block that overlaps with another subnet': async (target) => {
      const { VpcId } = await makeSubnet(target);
      await expect(makeSubnet(target, { VpcId, CidrBlock: '10.0.0.128/25' })).rejects.toMatchObject(
        refusal('InvalidSubnet.Conflict', "The CIDR '10.0.0.128/25' conflicts with another subnet"),
      );
    },
  },
};
