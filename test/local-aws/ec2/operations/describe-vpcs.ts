import { DescribeVpcsCommand, EC2Client, type DescribeVpcsCommandInput } from '@aws-sdk/client-ec2';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeVpc, noVpc } from '../make-vpc.ts';

const describe = async (target: Target, input: DescribeVpcsCommandInput) =>
  (await target.client(EC2Client).send(new DescribeVpcsCommand(input))).Vpcs ?? [];

export const describeVpcs: OperationTest = {
  fact: 'EC2 API reference, DescribeVpcs: by id or by filters, of which all must match; InvalidVpcID.NotFound for an id that is not there, an empty list for filters that match nothing. Of what is no id: getmoto/moto tests/test_ec2/test_vpcs.py, aws-controllers-k8s/ec2-controller 67.',
  shape: {
    'answers a network by its id': async (target) => {
      const made = await makeVpc(target);
      expect(await describe(target, { VpcIds: [made.VpcId ?? ''] })).toMatchObject([
        { VpcId: made.VpcId, CidrBlock: '10.0.0.0/16', State: 'available', InstanceTenancy: 'default' },
      ]);
    },
  },
  validation: refusals(describe, {
    'refuses an id that is not there': [
      { VpcIds: [noVpc] },
      'InvalidVpcID.NotFound',
      "The vpc ID 'vpc-00000000000000000' does not exist",
    ],
    'refuses a page of less than five': [
      { MaxResults: 4 },
      'InvalidParameterValue',
      'Value ( 4 ) for parameter maxResults is invalid. Expecting a value greater than 5.',
    ],
    'refuses a token that it did not give': [{ MaxResults: 5, NextToken: 'nonsense' }, 'InvalidNextToken', /invalid/],
    'refuses what is no id': [{ VpcIds: ['main'] }, 'InvalidVpcID.NotFound', "The vpc ID 'main' does not exist"],
  }),
  behaviour: {
    'gives pages to who asks for them': async (target) => {
      const Tags = [{ Key: 'Name', Value: target.unique('paged') }];
      const TagSpecifications = [{ ResourceType: 'vpc' as const, Tags }];
      for (let i = 0; i < 6; i++) await makeVpc(target, { TagSpecifications });
      const ec2 = target.client(EC2Client);
      const asked = { Filters: [{ Name: 'tag:Name', Values: [Tags[0]?.Value ?? ''] }], MaxResults: 5 };
      const { Vpcs: first = [], NextToken } = await ec2.send(new DescribeVpcsCommand(asked));
      const second = await ec2.send(new DescribeVpcsCommand({ ...asked, NextToken }));
      expect([first.length, second.Vpcs?.length, second.NextToken]).toEqual([5, 1, undefined]);
      expect(first.map(({ VpcId }) => VpcId)).not.toContain(second.Vpcs?.[0]?.VpcId);
    },
    'says which filter it lacks, also where another leaves nothing': onlyLocally(
      'what is not there',
      async (target) => {
        const nothing = { Name: 'tag:Name', Values: [target.unique('none')] };
        await expect(
          describe(target, { Filters: [nothing, { Name: 'ipv6-pool', Values: ['x'] }] }),
        ).rejects.toMatchObject(refusal('NotImplemented', /Filter ipv6-pool/));
      },
    ),
    'finds networks by a tag, with a wildcard': async (target) => {
      const name = target.unique('network');
      const Tags = [{ Key: 'Name', Value: name }];
      const { VpcId } = await makeVpc(target, { TagSpecifications: [{ ResourceType: 'vpc', Tags }] });
      const named = (value: string) => describe(target, { Filters: [{ Name: 'tag:Name', Values: [value] }] });
      expect((await named(`${name.slice(0, -1)}*`)).map((found) => found.VpcId)).toContain(VpcId);
      expect(await named(`${name}-not`)).toEqual([]);
      const ofOwner = { Name: 'owner-id', Values: [target.accountId] };
      const keyed = await describe(target, { Filters: [{ Name: 'tag-key', Values: ['Name'] }, ofOwner] });
      expect(keyed.map((found) => found.VpcId)).toContain(VpcId);
    },
  },
};
