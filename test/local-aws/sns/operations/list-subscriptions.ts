import { ListSubscriptionsCommand, SNSClient, type ListSubscriptionsCommandInput } from '@aws-sdk/client-sns';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeSubscription } from '../make-topic.ts';

const list = (target: Target, input: ListSubscriptionsCommandInput) =>
  target.client(SNSClient).send(new ListSubscriptionsCommand(input));

export const listSubscriptions: OperationTest = {
  fact: 'SNS API reference, ListSubscriptions: the subscriptions of all topics, up to a hundred a page, with a NextToken while more are left.',
  shape: {
    'answers ARN, topic, protocol, endpoint and owner': async (target) => {
      await makeSubscription(target);
      const [first] = (await list(target, {})).Subscriptions ?? [];
      expect(first).toEqual({
        SubscriptionArn: expect.any(String),
        TopicArn: expect.stringMatching(/^arn:aws:sns:/),
        Protocol: expect.any(String),
        Endpoint: expect.any(String),
        Owner: expect.stringMatching(/^\d{12}$/),
      });
    },
  },
  validation: refusals(list, {
    'refuses a token that it did not give': [
      { NextToken: 'nonsense' },
      'InvalidParameterException',
      /^Invalid parameter: NextToken/,
    ],
  }),
  behaviour: {
    'goes through the subscriptions of all topics in pages': async (target) => {
      const made = [(await makeSubscription(target)).subscription, (await makeSubscription(target)).subscription];
      const all: string[] = [];
      let NextToken: string | undefined;
      do {
        const page = await list(target, NextToken === undefined ? {} : { NextToken });
        expect(page.Subscriptions?.length).toBeLessThanOrEqual(100);
        all.push(...(page.Subscriptions ?? []).map(({ SubscriptionArn = '' }) => SubscriptionArn));
        NextToken = page.NextToken;
      } while (NextToken !== undefined);
      expect(all).toEqual(expect.arrayContaining(made));
      expect(new Set(all).size).toBe(all.length);
    },
  },
};
