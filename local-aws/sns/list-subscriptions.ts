import type { ListSubscriptionsInput, ListSubscriptionsResponse } from '@aws-sdk/client-sns';
import type { Operation } from '../operation.ts';
import { listed } from './list-subscriptions-by-topic.ts';
import { pageOf } from './page.ts';
import { snsState } from './state.ts';

export const listSubscriptions: Operation<ListSubscriptionsInput, ListSubscriptionsResponse> = {
  authorize: () => [{ action: 'sns:ListSubscriptions', resource: '*' }],
  run: ({ world, account, region }, input) => {
    const all = [...snsState(world, account, region).topics.values()].flatMap(({ subscriptions }) => subscriptions);
    const { page, ...next } = pageOf(all, input.NextToken);
    return { Subscriptions: page.map(listed), ...next };
  },
};
