import { randomBytes } from 'node:crypto';
import type { Tenancy } from '@aws-sdk/client-ec2';
import { sha256 } from '../protocol/signature.ts';
import { regionalState } from '../state.ts';
import type { World } from '../world.ts';

export type Vpc = {
  id: string;
  cidr: string;
  cidrAssociationId: string;
  tenancy: Tenancy;
  tags: Record<string, string>;
};
export type Subnet = { id: string; vpcId: string; cidr: string; zone: string; tags: Record<string, string> };

export const ec2State = regionalState<{ vpcs: Map<string, Vpc>; subnets: Map<string, Subnet> }>('ec2', () => ({
  vpcs: new Map(),
  subnets: new Map(),
}));

export const newId = (prefix: 'vpc' | 'subnet' | 'vpc-cidr-assoc'): string =>
  `${prefix}-0${randomBytes(8).toString('hex')}`;

/** The DHCP options of each network, as nobody makes others: one set for an account in a region. */
export const dhcpOptionsId = ({ account, region }: { account: string; region: string }): string =>
  `dopt-0${sha256(`${account}/${region}`).slice(0, 16)}`;

export const ec2Arn = (world: World, account: string, region: string, resource: string): string =>
  `arn:${world.partition}:ec2:${region}:${account}:${resource}`;
