import type { DeleteVpcRequest } from '@aws-sdk/client-ec2';
import type { Operation } from '../operation.ts';
import { ec2Error, findVpc, onResource } from './find.ts';
import { ec2State } from './state.ts';

export const deleteVpc: Operation<DeleteVpcRequest, object> = {
  authorize: (call, { VpcId = '' }) => {
    const now = ec2State(call.world, call.account, call.region).vpcs.get(VpcId)?.tags ?? {};
    return onResource(call, 'DeleteVpc', `vpc/${VpcId}`, { now });
  },
  run: (call, { VpcId = '' }) => {
    const { id } = findVpc(call, VpcId);
    const { vpcs, subnets } = ec2State(call.world, call.account, call.region);
    if ([...subnets.values()].some(({ vpcId }) => vpcId === id))
      throw ec2Error('DependencyViolation', `The vpc '${id}' has dependencies and cannot be deleted.`);
    vpcs.delete(id);
    return {};
  },
};
