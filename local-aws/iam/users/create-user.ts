import type { CreateUserCommandInput, CreateUserCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { alreadyExists } from '../errors.ts';
import { iamArn } from '../find.ts';
import { uniqueId } from '../ids.ts';
import { setBoundary } from '../owner-policies.ts';
import { presentUser } from '../present.ts';
import { iamState, type User } from '../store.ts';
import { fromTags, requestTagContext } from '../tags.ts';

export const createUser: Operation<CreateUserCommandInput, Partial<CreateUserCommandOutput>> = {
  authorize: (call, input) => {
    const create = {
      action: 'iam:CreateUser',
      resource: iamArn(call, `user${input.Path ?? '/'}${input.UserName ?? ''}`),
      context: {
        ...requestTagContext(input.Tags),
        ...(input.PermissionsBoundary === undefined ? {} : { 'iam:PermissionsBoundary': input.PermissionsBoundary }),
      },
    };
    return (input.Tags ?? []).length > 0 ? [create, { ...create, action: 'iam:TagUser' }] : [create];
  },
  run(call, input) {
    const { users } = iamState(call.world, call.account);
    const name = input.UserName ?? '';
    const taken = [...users.keys()].some((other) => other.toLowerCase() === name.toLowerCase());
    if (taken) throw alreadyExists(`User with name ${name} already exists.`);
    const path = input.Path ?? '/';
    const user: User = {
      name,
      path,
      id: uniqueId('AIDA'),
      arn: iamArn(call, `user${path}${name}`),
      createdAt: Math.floor(call.world.clock.now() / 1000) * 1000,
      boundary: undefined,
      tags: fromTags(input.Tags),
      inline: new Map(),
      attached: [],
    };
    if (input.PermissionsBoundary !== undefined) setBoundary(call, user, input.PermissionsBoundary);
    users.set(name, user);
    return { User: presentUser(user) };
  },
};
