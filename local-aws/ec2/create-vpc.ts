import type { CreateVpcRequest, CreateVpcResult } from '@aws-sdk/client-ec2';
import type { Operation } from '../operation.ts';
import { canonicalCidr, readCidr } from './cidr.ts';
import { ec2Error, onResource, tagsOf } from './find.ts';
import { presentVpc } from './present.ts';
import { ec2State, newId, type Vpc } from './state.ts';

export const createVpc: Operation<CreateVpcRequest, CreateVpcResult> = {
  authorize: (call, input) => onResource(call, 'CreateVpc', 'vpc/*', { asked: tagsOf(input.TagSpecifications, 'vpc') }),
  lacks: [
    'AmazonProvidedIpv6CidrBlock',
    'Ipv4IpamPoolId',
    'Ipv4NetmaskLength',
    'Ipv6CidrBlock',
    'Ipv6CidrBlockNetworkBorderGroup',
    'Ipv6IpamPoolId',
    'Ipv6NetmaskLength',
    'Ipv6Pool',
    'VpcEncryptionControl',
  ],
  run: (call, { CidrBlock, TagSpecifications, InstanceTenancy }) => {
    if (CidrBlock === undefined)
      throw ec2Error(
        'MissingParameter',
        'Either CIDR Block or IPv4 IPAM Pool and IPv4 Netmask Length must be provided',
      );
    const range = readCidr(CidrBlock);
    if (range.length < 16 || range.length > 28)
      throw ec2Error('InvalidVpc.Range', `The CIDR '${CidrBlock}' is invalid.`);
    // a network is not for hosts, as a single instance may be
    if (InstanceTenancy !== undefined && InstanceTenancy !== 'default' && InstanceTenancy !== 'dedicated')
      throw ec2Error('InvalidParameterValue', `Value (${InstanceTenancy}) for parameter instanceTenancy is invalid.`);
    const vpc: Vpc = {
      id: newId('vpc'),
      cidr: canonicalCidr(range),
      cidrAssociationId: newId('vpc-cidr-assoc'),
      tenancy: InstanceTenancy ?? 'default',
      tags: tagsOf(TagSpecifications, 'vpc'),
    };
    ec2State(call.world, call.account, call.region).vpcs.set(vpc.id, vpc);
    // only the answer to who makes it is pending: the next look finds it available
    return { Vpc: { ...presentVpc(call, vpc), State: 'pending', Ipv6CidrBlockAssociationSet: [] } };
  },
};
