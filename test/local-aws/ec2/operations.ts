import type { OperationTest } from '../../support/operation-test.ts';
import { createSubnet } from './operations/create-subnet.ts';
import { createVpc } from './operations/create-vpc.ts';
import { deleteSubnet } from './operations/delete-subnet.ts';
import { deleteVpc } from './operations/delete-vpc.ts';
import { describeSubnets } from './operations/describe-subnets.ts';
import { describeVpcs } from './operations/describe-vpcs.ts';

export const ec2OperationTests: Record<string, OperationTest> = {
  CreateSubnet: createSubnet,
  CreateVpc: createVpc,
  DeleteSubnet: deleteSubnet,
  DeleteVpc: deleteVpc,
  DescribeSubnets: describeSubnets,
  DescribeVpcs: describeVpcs,
};
