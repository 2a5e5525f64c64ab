import type { Subnet as PresentedSubnet, Vpc as PresentedVpc } from '@aws-sdk/client-ec2';
import type { Call } from '../operation.ts';
import { readCidr } from './cidr.ts';
import { tagListOf } from './find.ts';
import { ec2Arn, type Subnet, type Vpc } from './state.ts';

export const presentVpc = ({ account }: Call, { id, cidr, tags }: Vpc): PresentedVpc => ({
  VpcId: id,
  OwnerId: account,
  CidrBlock: cidr,
  State: 'available',
  IsDefault: false,
  InstanceTenancy: 'default',
  DhcpOptionsId: 'default',
  Tags: tagListOf(tags),
});

/** Of each subnet AWS keeps five addresses for itself. */
const reserved = 5;

export const presentSubnet = ({ world, account, region }: Call, subnet: Subnet): PresentedSubnet => {
  const { first, last } = readCidr(subnet.cidr);
  return {
    SubnetId: subnet.id,
    SubnetArn: ec2Arn(world, account, region, `subnet/${subnet.id}`),
    VpcId: subnet.vpcId,
    OwnerId: account,
    CidrBlock: subnet.cidr,
    AvailabilityZone: subnet.zone,
    AvailableIpAddressCount: last - first + 1 - reserved,
    State: 'available',
    DefaultForAz: false,
    MapPublicIpOnLaunch: false,
    Tags: tagListOf(subnet.tags),
  };
};
