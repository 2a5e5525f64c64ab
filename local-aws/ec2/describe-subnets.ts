import type { DescribeSubnetsRequest, DescribeSubnetsResult } from '@aws-sdk/client-ec2';
import type { Operation } from '../operation.ts';
import { filtered, findSubnet } from './find.ts';
import { pageOf } from './page.ts';
import { presentSubnet } from './present.ts';
import { ec2State } from './state.ts';
import { zoneId } from './zones.ts';

export const describeSubnets: Operation<DescribeSubnetsRequest, DescribeSubnetsResult> = {
  authorize: () => [{ action: 'ec2:DescribeSubnets', resource: '*' }],
  run: (call, input) => {
    const { SubnetIds = [], Filters } = input;
    const { subnets } = ec2State(call.world, call.account, call.region);
    const asked = SubnetIds.length > 0 ? SubnetIds.map((id) => findSubnet(call, id)) : [...subnets.values()];
    const found = filtered(asked, Filters, {
      'subnet-id': ({ id }) => id,
      'vpc-id': ({ vpcId }) => vpcId,
      'availability-zone': ({ zone }) => zone,
      'availability-zone-id': ({ zone }) => zoneId(zone),
      availabilityZone: ({ zone }) => zone,
      availabilityZoneId: ({ zone }) => zoneId(zone),
      'default-for-az': () => 'false',
      defaultForAz: () => 'false',
      'owner-id': () => call.account,
      cidr: ({ cidr }) => cidr,
      cidrBlock: ({ cidr }) => cidr,
      'cidr-block': ({ cidr }) => cidr,
      state: () => 'available',
    });
    const { page, next } = pageOf(found, input);
    return { Subnets: page.map((subnet) => presentSubnet(call, subnet)), ...next };
  },
};
