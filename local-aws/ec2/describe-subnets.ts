import type { DescribeSubnetsRequest, DescribeSubnetsResult } from '@aws-sdk/client-ec2';
import type { Operation } from '../operation.ts';
import { findSubnet, matches } from './find.ts';
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
    const found = asked.filter(({ id, vpcId, zone, cidr, tags }) =>
      matches(Filters, tags, {
        'subnet-id': id,
        'vpc-id': vpcId,
        'availability-zone': zone,
        'availability-zone-id': zoneId(zone),
        availabilityZone: zone,
        availabilityZoneId: zoneId(zone),
        'default-for-az': 'false',
        defaultForAz: 'false',
        'owner-id': call.account,
        cidr,
        cidrBlock: cidr,
        'cidr-block': cidr,
        state: 'available',
      }),
    );
    const { page, next } = pageOf(found, input);
    return { Subnets: page.map((subnet) => presentSubnet(call, subnet)), ...next };
  },
};
