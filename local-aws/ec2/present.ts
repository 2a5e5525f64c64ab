import type { Subnet as PresentedSubnet, Vpc as PresentedVpc } from '@aws-sdk/client-ec2';
import type { Call } from '../operation.ts';
import { readCidr } from './cidr.ts';
import { tagListOf } from './find.ts';
import { zoneId } from './zones.ts';
import { dhcpOptionsId, ec2Arn, type Subnet, type Vpc } from './state.ts';

/** What has no tags is answered without the list of them. */
const tagsWhereAny = (tags: Record<string, string>) =>
  Object.keys(tags).length === 0 ? {} : { Tags: tagListOf(tags) };

export const presentVpc = (call: Call, { id, cidr, cidrAssociationId, tenancy, tags }: Vpc): PresentedVpc => ({
  VpcId: id,
  OwnerId: call.account,
  CidrBlock: cidr,
  State: 'available',
  IsDefault: false,
  InstanceTenancy: tenancy,
  CidrBlockAssociationSet: [
    { AssociationId: cidrAssociationId, CidrBlock: cidr, CidrBlockState: { State: 'associated' } },
  ],
  DhcpOptionsId: dhcpOptionsId(call),
  ...tagsWhereAny(tags),
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
    AvailabilityZoneId: zoneId(subnet.zone),
    AvailableIpAddressCount: last - first + 1 - reserved,
    State: 'available',
    DefaultForAz: false,
    MapPublicIpOnLaunch: false,
    AssignIpv6AddressOnCreation: false,
    Ipv6CidrBlockAssociationSet: [],
    Ipv6Native: false,
    EnableDns64: false,
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    ...tagsWhereAny(subnet.tags),
  };
};
