import type { GetChangeCommandInput, GetChangeCommandOutput } from '@aws-sdk/client-route-53';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { presentChange } from './ids.ts';
import { route53State } from './state.ts';

const changeId = (id = ''): string => id.replace(/^\/?change\//, '');

export const getChange: Operation<GetChangeCommandInput, Partial<GetChangeCommandOutput>> = {
  authorize: ({ world, account }, { Id }) => [
    {
      action: 'route53:GetChange',
      resource: `arn:${world.partition}:route53:::change/${changeId(Id)}`,
      resourceAccount: account,
    },
  ],
  run: ({ world, account }, { Id }) => {
    const change = route53State(world, account).changes.get(changeId(Id));
    if (change === undefined)
      throw new AwsError('NoSuchChange', `Could not find resource with ID: ${changeId(Id)}`, 404);
    return { ChangeInfo: presentChange(world, change) };
  },
};
