import type { Service } from '../operation.ts';
import { createSubnet } from './create-subnet.ts';
import { createVpc } from './create-vpc.ts';
import { deleteSubnet } from './delete-subnet.ts';
import { deleteVpc } from './delete-vpc.ts';
import { describeSubnets } from './describe-subnets.ts';
import { describeVpcs } from './describe-vpcs.ts';
import { withDryRun } from './dry-run.ts';

/** Virtual networks as things that are there, or not; nothing runs in them. */
export const ec2: Service = {
  name: 'ec2',
  protocols: ['ec2-query'],
  operations: withDryRun({
    CreateSubnet: createSubnet,
    CreateVpc: createVpc,
    DeleteSubnet: deleteSubnet,
    DeleteVpc: deleteVpc,
    DescribeSubnets: describeSubnets,
    DescribeVpcs: describeVpcs,
  }),
};
