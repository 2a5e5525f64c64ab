import { DescribeSubnetsCommand, EC2Client, type DescribeSubnetsCommandInput } from '@aws-sdk/client-ec2';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeSubnet, noSubnet } from '../make-vpc.ts';

const describe = async (target: Target, input: DescribeSubnetsCommandInput) =>
  (await target.client(EC2Client).send(new DescribeSubnetsCommand(input))).Subnets ?? [];

export const describeSubnets: OperationTest = {
  fact: 'EC2 API reference, DescribeSubnets: by id or by filters, such as vpc-id and availability-zone; InvalidSubnetID.NotFound for an id that is not there. Of what is no id: openshift/openshift-ansible 1053, aws-controllers-k8s/ec2-controller 67.',
  shape: {
    'answers a subnet by its id': async (target) => {
      const { SubnetId = '', VpcId } = await makeSubnet(target);
      expect(await describe(target, { SubnetIds: [SubnetId] })).toMatchObject([
        { SubnetId, VpcId, State: 'available' },
      ]);
    },
  },
  validation: refusals(describe, {
    'refuses an id that is not there': [
      { SubnetIds: [noSubnet] },
      'InvalidSubnetID.NotFound',
      "The subnet ID 'subnet-00000000000000000' does not exist",
    ],
    'refuses what is no id': [
      { SubnetIds: ['main'] },
      'InvalidSubnetID.NotFound',
      "The subnet ID 'main' does not exist",
    ],
  }),
  behaviour: {
    'finds those of one network, and of one zone in it': async (target) => {
      const first = await makeSubnet(target, { AvailabilityZone: `${target.region}a` });
      const place = { VpcId: first.VpcId, CidrBlock: '10.0.1.0/24', AvailabilityZone: `${target.region}b` };
      const second = await makeSubnet(target, place);
      const ofNetwork = { Name: 'vpc-id', Values: [first.VpcId ?? ''] };
      const ids = async (...Filters: DescribeSubnetsCommandInput['Filters'] & object) =>
        (await describe(target, { Filters })).map(({ SubnetId }) => SubnetId).sort();
      expect(await ids(ofNetwork)).toEqual([first.SubnetId, second.SubnetId].sort());
      const ofZone = { Name: 'availability-zone', Values: [`${target.region}b`] };
      expect(await ids(ofNetwork, ofZone)).toEqual([second.SubnetId]);
    },
    'knows the other names of its filters': async (target) => {
      const { SubnetId, VpcId, ...subnet } = await makeSubnet(target);
      const others = {
        cidrBlock: subnet.CidrBlock,
        availabilityZoneId: subnet.AvailabilityZoneId,
        defaultForAz: 'false',
      };
      const Filters = Object.entries(others).map(([Name, value = '']) => ({ Name, Values: [value] }));
      const found = await describe(target, { Filters: [{ Name: 'vpc-id', Values: [VpcId ?? ''] }, ...Filters] });
      expect(found.map((one) => one.SubnetId)).toEqual([SubnetId]);
    },
  },
};
