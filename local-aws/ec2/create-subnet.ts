import type { CreateSubnetRequest, CreateSubnetResult } from '@aws-sdk/client-ec2';
import type { Operation } from '../operation.ts';
import { isWithin, overlap, readCidr } from './cidr.ts';
import { ec2Error, findVpc, onResource, tagsOf } from './find.ts';
import { presentSubnet } from './present.ts';
import { ec2State, newId } from './state.ts';

export const createSubnet: Operation<CreateSubnetRequest, CreateSubnetResult> = {
  authorize: (call, input) => [
    ...onResource(call, 'CreateSubnet', `vpc/${input.VpcId}`),
    ...onResource(call, 'CreateSubnet', 'subnet/*', { asked: tagsOf(input.TagSpecifications, 'subnet') }),
  ],
  run: (call, { VpcId = '', CidrBlock = '', AvailabilityZone, TagSpecifications }) => {
    const vpc = findVpc(call, VpcId);
    const { subnets } = ec2State(call.world, call.account, call.region);
    const range = readCidr(CidrBlock);
    if (range.length > 28 || !isWithin(range, readCidr(vpc.cidr)))
      throw ec2Error('InvalidSubnet.Range', `The CIDR '${CidrBlock}' is invalid.`);
    const others = [...subnets.values()].filter(({ vpcId }) => vpcId === vpc.id);
    if (others.some(({ cidr }) => overlap(range, readCidr(cidr))))
      throw ec2Error('InvalidSubnet.Conflict', `The CIDR '${CidrBlock}' conflicts with another subnet`);
    const zone = AvailabilityZone ?? `${call.region}a`;
    if (!zone.startsWith(call.region))
      throw ec2Error(
        'InvalidParameterValue',
        `Value (${zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${['a', 'b', 'c'].map((letter) => call.region + letter).join(', ')}.`,
      );
    const subnet = {
      id: newId('subnet'),
      vpcId: vpc.id,
      cidr: CidrBlock,
      zone,
      tags: tagsOf(TagSpecifications, 'subnet'),
    };
    subnets.set(subnet.id, subnet);
    return { Subnet: presentSubnet(call, subnet) };
  },
};
