import type { DescribeSubnetsRequest, DescribeSubnetsResult } from '@aws-sdk/client-ec2';
import type { Operation } from '../operation.ts';
import { findSubnet, matches, tagFacts } from './find.ts';
import { presentSubnet } from './present.ts';
import { ec2State } from './state.ts';

export const describeSubnets: Operation<DescribeSubnetsRequest, DescribeSubnetsResult> = {
  authorize: () => [{ action: 'ec2:DescribeSubnets', resource: '*' }],
  run: (call, { SubnetIds = [], Filters }) => {
    const { subnets } = ec2State(call.world, call.account, call.region);
    const asked = SubnetIds.length > 0 ? SubnetIds.map((id) => findSubnet(call, id)) : [...subnets.values()];
    return {
      Subnets: asked
        .filter(({ id, vpcId, zone, cidr, tags }) =>
          matches(Filters, {
            ...tagFacts(tags),
            'subnet-id': id,
            'vpc-id': vpcId,
            'availability-zone': zone,
            'cidr-block': cidr,
            state: 'available',
          }),
        )
        .map((subnet) => presentSubnet(call, subnet)),
    };
  },
};
