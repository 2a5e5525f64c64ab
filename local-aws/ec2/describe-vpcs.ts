import type { DescribeVpcsRequest, DescribeVpcsResult } from '@aws-sdk/client-ec2';
import type { Operation } from '../operation.ts';
import { filtered, findVpc } from './find.ts';
import { pageOf } from './page.ts';
import { presentVpc } from './present.ts';
import { dhcpOptionsId, ec2State } from './state.ts';

export const describeVpcs: Operation<DescribeVpcsRequest, DescribeVpcsResult> = {
  authorize: () => [{ action: 'ec2:DescribeVpcs', resource: '*' }],
  run: (call, input) => {
    const { VpcIds = [], Filters } = input;
    const { vpcs } = ec2State(call.world, call.account, call.region);
    const asked = VpcIds.length > 0 ? VpcIds.map((id) => findVpc(call, id)) : [...vpcs.values()];
    const found = filtered(asked, Filters, {
      'vpc-id': ({ id }) => id,
      cidr: ({ cidr }) => cidr,
      'cidr-block-association.cidr-block': ({ cidr }) => cidr,
      'cidr-block-association.association-id': ({ cidrAssociationId }) => cidrAssociationId,
      'cidr-block-association.state': () => 'associated',
      'dhcp-options-id': () => dhcpOptionsId(call),
      state: () => 'available',
      'is-default': () => 'false',
      'owner-id': () => call.account,
    });
    const { page, next } = pageOf(found, input);
    return { Vpcs: page.map((vpc) => presentVpc(call, vpc)), ...next };
  },
};
