import type { CreatePolicyCommandInput, CreatePolicyCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { alreadyExists } from '../errors.ts';
import { iamArn } from '../find.ts';
import { uniqueId } from '../ids.ts';
import { presentNewPolicy } from '../present.ts';
import { iamState, type ManagedPolicy } from '../store.ts';
import { fromPolicyTags, requestTagContext } from '../tags.ts';
import { checkPolicyDocument } from './policy-size.ts';

const arnOf = (input: CreatePolicyCommandInput): string => `policy${input.Path ?? '/'}${input.PolicyName ?? ''}`;

export const createPolicy: Operation<CreatePolicyCommandInput, Partial<CreatePolicyCommandOutput>> = {
  authorize: (call, input) => {
    const context = requestTagContext(input.Tags);
    const create = { action: 'iam:CreatePolicy', resource: iamArn(call, arnOf(input)), context };
    return (input.Tags ?? []).length > 0 ? [create, { ...create, action: 'iam:TagPolicy' }] : [create];
  },
  run(call, input) {
    const { world, account } = call;
    const { policies } = iamState(world, account);
    const name = input.PolicyName ?? '';
    if ([...policies.values()].some((policy) => policy.name.toLowerCase() === name.toLowerCase())) {
      throw alreadyExists(`A policy called ${name} already exists. Duplicate names are not allowed.`);
    }
    const document = input.PolicyDocument ?? '';
    checkPolicyDocument(document);
    const now = Math.floor(world.clock.now() / 1000) * 1000;
    const policy: ManagedPolicy = {
      name,
      path: input.Path ?? '/',
      id: uniqueId('ANPA'),
      arn: iamArn(call, arnOf(input)),
      description: input.Description,
      createdAt: now,
      updatedAt: now,
      versions: [{ id: 'v1', document, createdAt: now }],
      defaultVersion: 'v1',
      nextVersion: 2,
      tags: fromPolicyTags(input.Tags),
    };
    policies.set(policy.arn, policy);
    return { Policy: presentNewPolicy(world, account, policy) };
  },
};
