import type { CreateSubnetRequest, CreateSubnetResult } from '@aws-sdk/client-ec2';
import type { Operation } from '../operation.ts';
import { canonicalCidr, isWithin, overlap, readCidr } from './cidr.ts';
import { ec2Error, findVpc, onResource, tagsOf } from './find.ts';
import { presentSubnet } from './present.ts';
import { ec2State, newId } from './state.ts';
import { zoneId, zonesOf } from './zones.ts';

const checkZone = (parameter: string, given: string, known: string[]): void => {
  if (known.includes(given)) return;
  throw ec2Error(
    'InvalidParameterValue',
    `Value (${given}) for parameter ${parameter} is invalid. Subnets can currently only be created in the following availability zones: ${known.join(', ')}.`,
  );
};

export const createSubnet: Operation<CreateSubnetRequest, CreateSubnetResult> = {
  authorize: (call, input) => [
    ...onResource(call, 'CreateSubnet', `vpc/${input.VpcId}`),
    ...onResource(call, 'CreateSubnet', 'subnet/*', { asked: tagsOf(input.TagSpecifications, 'subnet') }),
  ],
  lacks: [
    'Ipv4IpamPoolId',
    'Ipv4NetmaskLength',
    'Ipv6CidrBlock',
    'Ipv6IpamPoolId',
    'Ipv6Native',
    'Ipv6NetmaskLength',
    'OutpostArn',
  ],
  run: (call, { VpcId = '', CidrBlock = '', AvailabilityZone, AvailabilityZoneId, TagSpecifications }) => {
    const vpc = findVpc(call, VpcId);
    const { subnets } = ec2State(call.world, call.account, call.region);
    const range = readCidr(CidrBlock);
    if (range.length > 28 || !isWithin(range, readCidr(vpc.cidr)))
      throw ec2Error('InvalidSubnet.Range', `The CIDR '${CidrBlock}' is invalid.`);
    const others = [...subnets.values()].filter(({ vpcId }) => vpcId === vpc.id);
    if (others.some(({ cidr }) => overlap(range, readCidr(cidr))))
      throw ec2Error('InvalidSubnet.Conflict', `The CIDR '${CidrBlock}' conflicts with another subnet`);
    const zones = zonesOf(call.region);
    const ids = zones.map(zoneId);
    if (AvailabilityZone !== undefined) checkZone('availabilityZone', AvailabilityZone, zones);
    else if (AvailabilityZoneId !== undefined) checkZone('availabilityZoneId', AvailabilityZoneId, ids);
    const zone = AvailabilityZone ?? zones[ids.indexOf(AvailabilityZoneId ?? '')] ?? `${call.region}a`;
    const subnet = {
      id: newId('subnet'),
      vpcId: vpc.id,
      cidr: canonicalCidr(range),
      zone,
      tags: tagsOf(TagSpecifications, 'subnet'),
    };
    subnets.set(subnet.id, subnet);
    return { Subnet: presentSubnet(call, subnet) };
  },
};
