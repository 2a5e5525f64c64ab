import {
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  EC2Client,
  type CreateSubnetCommandInput,
  type CreateVpcCommandInput,
  type Subnet,
  type Vpc,
} from '@aws-sdk/client-ec2';
import type { Target } from '../../support/start-target.ts';

export const noVpc = 'vpc-00000000000000000';
export const noSubnet = 'subnet-00000000000000000';

/** A network of its own, gone after the tests. */
export const makeVpc = async (target: Target, input: Partial<CreateVpcCommandInput> = {}): Promise<Vpc> => {
  const ec2 = target.client(EC2Client);
  const { Vpc = {} } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', ...input }));
  target.afterwards(() => ec2.send(new DeleteVpcCommand({ VpcId: Vpc.VpcId })));
  return Vpc;
};

/** A subnet, in a network of its own unless another is named. */
export const makeSubnet = async (target: Target, input: Partial<CreateSubnetCommandInput> = {}): Promise<Subnet> => {
  const ec2 = target.client(EC2Client);
  const VpcId = input.VpcId ?? (await makeVpc(target)).VpcId;
  const { Subnet = {} } = await ec2.send(new CreateSubnetCommand({ CidrBlock: '10.0.0.0/24', ...input, VpcId }));
  target.afterwards(() => ec2.send(new DeleteSubnetCommand({ SubnetId: Subnet.SubnetId })));
  return Subnet;
};
