import type { Filter, TagSpecification } from '@aws-sdk/client-ec2';
import { AwsError, notImplemented } from '../aws-error.ts';
import type { AuthorizationRequest, Call } from '../operation.ts';
import { requestTagContext, tagContext } from '../tag-context.ts';
import { ec2Arn, ec2State, type Subnet, type Vpc } from './state.ts';

export const ec2Error = (code: string, message: string): AwsError => new AwsError(code, message, 400);

/** Of networks and subnets EC2 says the same whether an id is well formed or not. */
export const findVpc = ({ world, account, region }: Call, id: string): Vpc => {
  const found = ec2State(world, account, region).vpcs.get(id);
  if (found) return found;
  throw ec2Error('InvalidVpcID.NotFound', `The vpc ID '${id}' does not exist`);
};

export const findSubnet = ({ world, account, region }: Call, id: string): Subnet => {
  const found = ec2State(world, account, region).subnets.get(id);
  if (found) return found;
  throw ec2Error('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`);
};

export const tagsOf = (specifications: TagSpecification[] | undefined, type: string): Record<string, string> => {
  const other = specifications?.find(({ ResourceType }) => ResourceType !== type)?.ResourceType;
  if (other !== undefined)
    throw ec2Error('InvalidParameterValue', `'${other}' is not a valid taggable resource type for this operation.`);
  const tags = (specifications ?? []).flatMap(({ Tags = [] }) => Tags);
  if (tags.some(({ Key }) => Key?.startsWith('aws:')))
    throw ec2Error('InvalidParameterValue', "Tag keys starting with 'aws:' are reserved for internal use");
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
};

export const tagListOf = (tags: Record<string, string>) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** Everything must match; several values of one filter are alternatives, and * and ? stand for others. */
export const filtered = <Item extends { tags: Record<string, string> }>(
  items: Item[],
  filters: Filter[] = [],
  facts: Record<string, (item: Item) => string>,
): Item[] => {
  const valuesOf = (name: string): ((item: Item) => (string | undefined)[]) => {
    if (name === 'tag-key') return ({ tags }) => Object.keys(tags);
    if (name.startsWith('tag:')) return ({ tags }) => [tags[name.slice(4)]];
    const fact = facts[name];
    if (fact === undefined) throw notImplemented('ec2', `Filter ${name}`);
    return (item) => [fact(item)];
  };
  const wanted = filters.map(({ Name = '', Values = [] }) => ({ of: valuesOf(Name), patterns: Values.map(wildcard) }));
  return items.filter((item) =>
    wanted.every(({ of, patterns }) =>
      of(item).some((value) => value !== undefined && patterns.some((pattern) => pattern.test(value))),
    ),
  );
};

const wildcard = (text: string): RegExp =>
  new RegExp(
    `^${text
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );

export const onResource = (
  call: Call,
  action: string,
  resource: string,
  tags: { now?: Record<string, string>; asked?: Record<string, string> } = {},
): AuthorizationRequest[] => {
  const context = { ...tagContext('aws:ResourceTag', tags.now ?? {}), ...requestTagContext(tags.asked ?? {}) };
  const arn = ec2Arn(call.world, call.account, call.region, resource);
  const asked = { action: `ec2:${action}`, resource: arn, resourceAccount: call.account, context };
  if (Object.keys(tags.asked ?? {}).length === 0) return [asked];
  return [asked, { ...asked, action: 'ec2:CreateTags', context: { ...context, 'ec2:CreateAction': action } }];
};
