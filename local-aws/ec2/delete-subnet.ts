import type { DeleteSubnetRequest } from '@aws-sdk/client-ec2';
import type { Operation } from '../operation.ts';
import { findSubnet, onResource } from './find.ts';
import { ec2State } from './state.ts';

export const deleteSubnet: Operation<DeleteSubnetRequest, object> = {
  authorize: (call, { SubnetId = '' }) => {
    const now = ec2State(call.world, call.account, call.region).subnets.get(SubnetId)?.tags ?? {};
    return onResource(call, 'DeleteSubnet', `subnet/${SubnetId}`, { now });
  },
  run: (call, { SubnetId = '' }) => {
    const { id } = findSubnet(call, SubnetId);
    ec2State(call.world, call.account, call.region).subnets.delete(id);
    return {};
  },
};
