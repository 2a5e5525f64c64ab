import type { CreateRoleCommandInput, CreateRoleCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { alreadyExists } from '../errors.ts';
import { iamArn } from '../find.ts';
import { uniqueId } from '../ids.ts';
import { setBoundary } from '../owner-policies.ts';
import { presentNewRole } from '../present.ts';
import { iamState, type Role } from '../store.ts';
import { fromTags, requestTagContext } from '../tags.ts';
import { checkTrustPolicy } from './check-trust-policy.ts';

const defaultSession = 3600;

export const createRole: Operation<CreateRoleCommandInput, Partial<CreateRoleCommandOutput>> = {
  authorize: (call, input) => {
    const resource = iamArn(call, `role${input.Path ?? '/'}${input.RoleName ?? ''}`);
    const context = {
      ...requestTagContext(input.Tags),
      ...(input.PermissionsBoundary === undefined ? {} : { 'iam:PermissionsBoundary': input.PermissionsBoundary }),
    };
    const create = { action: 'iam:CreateRole', resource, context };
    return (input.Tags ?? []).length > 0 ? [create, { ...create, action: 'iam:TagRole' }] : [create];
  },
  run(call, input) {
    const { world, account } = call;
    const state = iamState(world, account);
    const name = input.RoleName ?? '';
    // Names are unique without regard to case, and whatever the path
    const taken = [...state.roles.keys()].some((other) => other.toLowerCase() === name.toLowerCase());
    if (taken) throw alreadyExists(`Role with name ${name} already exists.`);
    const trustPolicy = input.AssumeRolePolicyDocument ?? '';
    const trusted = checkTrustPolicy(world, trustPolicy);
    const now = Math.floor(world.clock.now() / 1000) * 1000;
    const path = input.Path ?? '/';
    const role: Role = {
      name,
      path,
      id: uniqueId('AROA'),
      arn: iamArn(call, `role${path}${name}`),
      createdAt: now,
      description: input.Description,
      maxSessionDuration: input.MaxSessionDuration ?? defaultSession,
      trustPolicy,
      trusted,
      boundary: undefined,
      tags: fromTags(input.Tags),
      inline: new Map(),
      attached: [],
      lastUsed: undefined,
      knownFrom: world.clock.now() + state.propagationMs,
    };
    if (input.PermissionsBoundary !== undefined) setBoundary(call, role, input.PermissionsBoundary);
    state.roles.set(name, role);
    return { Role: presentNewRole(world, role) };
  },
};
