import { ListTopicsCommand, SNSClient, type ListTopicsCommandInput } from '@aws-sdk/client-sns';
import { expect } from '@jest/globals';
import { onlyLocally, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { assume, keysOf, makeTrustedRole } from '../../sts/trusted-role.ts';
import { makeTopic } from '../make-topic.ts';

const list = (target: Target, input: ListTopicsCommandInput) =>
  target.client(SNSClient).send(new ListTopicsCommand(input));

const listAll = async (target: Target) => {
  const arns: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await list(target, NextToken === undefined ? {} : { NextToken });
    arns.push(...(page.Topics ?? []).map(({ TopicArn = '' }) => TopicArn));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return arns;
};

export const listTopics: OperationTest = {
  fact: 'SNS API reference, ListTopics: up to a hundred topics a page, with a NextToken while more are left. Who is refused is told of all topics of the region (MassTransit issue 3061).',
  shape: {
    'answers topics by their ARN': async (target) => {
      await makeTopic(target);
      const [first] = (await list(target, {})).Topics ?? [];
      expect(first).toEqual({ TopicArn: expect.stringMatching(/^arn:aws:sns:/) });
    },
  },
  validation: {
    ...refusals(list, {
      'refuses a token that it did not give': [
        { NextToken: 'nonsense' },
        'InvalidParameterException',
        /^Invalid parameter: NextToken/,
      ],
    }),
    'refuses whom no policy allows all topics of the region': async (target) => {
      const { arn: RoleArn } = await makeTrustedRole(target);
      const credentials = keysOf((await assume(target, { RoleArn })).Credentials);
      const all = `arn:aws:sns:${target.region}:${target.accountId}:*`;
      await expect(target.client(SNSClient, { credentials }).send(new ListTopicsCommand({}))).rejects.toMatchObject({
        name: 'AuthorizationErrorException',
        message: expect.stringContaining(
          `is not authorized to perform: SNS:ListTopics on resource: ${all} because no identity-based policy allows`,
        ),
      });
    },
  },
  behaviour: {
    'lists a new topic, in this region only': async (target) => {
      const arn = await makeTopic(target);
      expect(await listAll(target)).toContain(arn);
      const elsewhere = { ...target, client: (Ctor: never) => target.client(Ctor, { region: 'us-west-1' }) as never };
      expect(await listAll(elsewhere)).not.toContain(arn);
    },
    'goes through all in pages of a hundred, each topic once': onlyLocally('a hundred topics', async (target) => {
      const made = [];
      for (let count = 0; count < 101; count += 1) made.push(await makeTopic(target));
      expect((await list(target, {})).Topics).toHaveLength(100);
      const all = await listAll(target);
      expect(all).toEqual(expect.arrayContaining(made));
      expect(new Set(all).size).toBe(all.length);
    }),
  },
};
