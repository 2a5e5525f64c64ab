import type { ListTopicsInput, ListTopicsResponse } from '@aws-sdk/client-sns';
import type { Operation } from '../operation.ts';
import { pageOf } from './page.ts';
import { snsState } from './state.ts';

export const listTopics: Operation<ListTopicsInput, ListTopicsResponse> = {
  authorize: ({ world, account, region }) => [
    { action: 'sns:ListTopics', resource: `arn:${world.partition}:sns:${region}:${account}:*` },
  ],
  run: ({ world, account, region }, input) => {
    const arns = [...snsState(world, account, region).topics.values()].map(({ arn }) => arn).sort();
    const { page, ...next } = pageOf(arns, input.NextToken);
    return { Topics: page.map((TopicArn) => ({ TopicArn })), ...next };
  },
};
