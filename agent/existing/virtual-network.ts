import { DescribeSubnetsCommand, DescribeVpcsCommand, EC2Client, type Subnet } from '@aws-sdk/client-ec2';
import { clientSettings } from '../aws/client-settings.ts';
import type { ExistingKind } from './existing-kind.ts';

/** Beyond this the answer would not fit into what CloudFormation takes; the subnets are then left out. */
const listLimit = 2500;

export const existingVirtualNetwork: ExistingKind = {
  name: /^vpc-[0-9a-f]{8}(?:[0-9a-f]{9})?$/,
  async find({ config, signal }, { name, region, arn }) {
    const ec2 = new EC2Client(clientSettings(config, region));
    const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({ VpcIds: [name] }), { abortSignal: signal });
    const [vpc] = Vpcs;
    if (vpc === undefined) return undefined;
    const Filters = [{ Name: 'vpc-id', Values: [name] }];
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters }), { abortSignal: signal });
    return {
      Arn: arn('ec2', `vpc/${name}`),
      Name: name,
      VpcId: name,
      CidrBlock: vpc.CidrBlock ?? '',
      ...subnetAttributes(Subnets),
    };
  },
};

/** Both lists in the same order, so that Fn::Select with one number takes a subnet and its zone. */
const subnetAttributes = (subnets: Subnet[]): Record<string, string> => {
  const sorted = subnets.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
  const SubnetIds = sorted.map(({ SubnetId = '' }) => SubnetId).join(',');
  const SubnetZones = sorted.map(({ AvailabilityZone = '' }) => AvailabilityZone).join(',');
  return SubnetIds.length + SubnetZones.length <= listLimit ? { SubnetIds, SubnetZones } : {};
};

const keyOf = ({ AvailabilityZone = '', SubnetId = '' }: Subnet): string => `${AvailabilityZone} ${SubnetId}`;
