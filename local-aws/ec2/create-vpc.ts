import type { CreateVpcRequest, CreateVpcResult } from '@aws-sdk/client-ec2';
import type { Operation } from '../operation.ts';
import { readCidr } from './cidr.ts';
import { ec2Error, onResource, tagsOf } from './find.ts';
import { presentVpc } from './present.ts';
import { ec2State, newId } from './state.ts';

export const createVpc: Operation<CreateVpcRequest, CreateVpcResult> = {
  authorize: (call, input) => onResource(call, 'CreateVpc', 'vpc/*', { asked: tagsOf(input.TagSpecifications, 'vpc') }),
  run: (call, { CidrBlock, TagSpecifications }) => {
    if (CidrBlock === undefined)
      throw ec2Error(
        'MissingParameter',
        'Either CIDR Block or IPv4 IPAM Pool and IPv4 Netmask Length must be provided',
      );
    const { length } = readCidr(CidrBlock);
    if (length < 16 || length > 28) throw ec2Error('InvalidVpc.Range', `The CIDR '${CidrBlock}' is invalid.`);
    const vpc = { id: newId('vpc'), cidr: CidrBlock, tags: tagsOf(TagSpecifications, 'vpc') };
    ec2State(call.world, call.account, call.region).vpcs.set(vpc.id, vpc);
    return { Vpc: presentVpc(call, vpc) };
  },
};
