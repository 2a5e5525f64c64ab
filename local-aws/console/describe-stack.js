import { call } from './page-tools.js';

/** The stack that the link names. */
export const describeStack = async (place) => {
  const StackName = place.params.get('stackId') ?? '';
  const { Stacks = [] } = await call(place, 'DescribeStacks', { StackName });
  if (Stacks[0] === undefined) throw new Error(`There is no stack ${StackName}.`);
  return Stacks[0];
};
