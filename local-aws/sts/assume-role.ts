import type { AssumeRoleCommandInput, AssumeRoleCommandOutput } from '@aws-sdk/client-sts';
import { AwsError } from '../aws-error.ts';
import { ownTags } from '../iam/find.ts';
import { tagKeys } from '../iam/request-context.ts';
import { findManagedPolicy, defaultDocument } from '../iam/managed-policies.ts';
import { trustInForce } from '../iam/trust-principals.ts';
import type { AuthorizationRequest, Call, ContextValue, Operation, PolicyDocument } from '../operation.ts';
import { assumedRole, createSession } from './create-session.ts';
import { findRole } from './role-arn.ts';
import { givenTags, sessionTags } from './session-tags.ts';
import { validateAssumeRole } from './validate-assume-role.ts';

const defaultSeconds = 3600;
const chainedLimit = 3600;

const contextOf = (call: Call, input: AssumeRoleCommandInput): Record<string, ContextValue> => {
  const tags = givenTags(input);
  const inherited = call.principal.kind === 'assumed-role' ? call.principal.sourceIdentity : undefined;
  const sourceIdentity = input.SourceIdentity ?? inherited;
  return {
    'sts:RoleSessionName': input.RoleSessionName ?? '',
    ...(input.ExternalId === undefined ? {} : { 'sts:ExternalId': input.ExternalId }),
    ...(sourceIdentity === undefined ? {} : { 'sts:SourceIdentity': sourceIdentity }),
    ...(tagKeys('aws:RequestTag', tags) as Record<string, string>),
    ...(Object.keys(tags).length === 0 ? {} : { 'aws:TagKeys': Object.keys(tags) }),
    ...(input.TransitiveTagKeys === undefined ? {} : { 'sts:TransitiveTagKeys': input.TransitiveTagKeys }),
  };
};

/** Setting a source identity or tags are permissions of their own, asked of the same trust policy: also of what a chain hands on. */
const actionsOf = ({ principal }: Call, input: AssumeRoleCommandInput): string[] => {
  const { sourceIdentity, transitiveTagKeys = [] } =
    principal.kind === 'assumed-role' ? principal : { sourceIdentity: undefined };
  return [
    'sts:AssumeRole',
    ...((input.SourceIdentity ?? sourceIdentity) === undefined ? [] : ['sts:SetSourceIdentity']),
    ...((input.Tags ?? []).length + transitiveTagKeys.length === 0 ? [] : ['sts:TagSession']),
  ];
};

const authorize = (call: Call, input: AssumeRoleCommandInput): AuthorizationRequest[] => {
  validateAssumeRole(input);
  const arn = input.RoleArn ?? '';
  const found = findRole(call.world, arn);
  // A role that does not exist is refused like one that is not allowed
  const known = found !== undefined && found.role.knownFrom <= call.world.clock.now();
  const policy: PolicyDocument = known ? trustInForce(found.role) : { Statement: [] };
  return actionsOf(call, input).map((action) => ({
    action,
    resource: arn,
    resourcePolicy: policy,
    context: { ...ownTags(found?.role.tags), ...contextOf(call, input) },
  }));
};

const sessionPolicies = (call: Call, account: string, input: AssumeRoleCommandInput): string[] => [
  ...(input.Policy === undefined ? [] : [input.Policy]),
  ...(input.PolicyArns ?? []).map(({ arn }) => {
    const policy = findManagedPolicy(call.world, account, arn ?? '');
    if (policy === undefined) throw new AwsError('ValidationError', `The policy ${arn ?? ''} does not exist.`);
    return defaultDocument(policy);
  }),
];

const secondsOf = (call: Call, input: AssumeRoleCommandInput, roleLimit: number): number => {
  const seconds = input.DurationSeconds ?? defaultSeconds;
  // Chaining does not shorten the session asked for: it refuses it
  if (call.principal.kind === 'assumed-role' && seconds > chainedLimit) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  if (seconds > roleLimit) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  return seconds;
};

/** How much of the room for them a session's policies and tags take, in percent. */
const packedSize = ({ Policy, PolicyArns = [], Tags = [] }: AssumeRoleCommandInput) => {
  const texts = [Policy, ...PolicyArns.map(({ arn }) => arn), ...Tags.flatMap(({ Key, Value }) => [Key, Value])];
  const size = texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
  return size === 0 ? {} : { PackedPolicySize: Math.ceil((size / 2048) * 50) };
};

export const assumeRole: Operation<AssumeRoleCommandInput, Partial<AssumeRoleCommandOutput>> = {
  authorize,
  run(call, input) {
    const { world, principal } = call;
    const found = findRole(world, input.RoleArn ?? '');
    if (found === undefined) throw new AwsError('AccessDenied', 'The role no longer exists.', 403);
    const { account, role } = found;
    if (principal.kind === 'root') {
      throw new AwsError('AccessDenied', 'Roles may not be assumed by root accounts.', 403);
    }
    const inherited = principal.kind === 'assumed-role' ? principal.sourceIdentity : undefined;
    if (inherited !== undefined && input.SourceIdentity !== undefined && input.SourceIdentity !== inherited) {
      throw new AwsError('AccessDenied', 'The source identity of a session cannot be changed.', 403);
    }
    const sourceIdentity = input.SourceIdentity ?? inherited;
    const session = assumedRole(world, account, role, {
      sessionName: input.RoleSessionName ?? '',
      seconds: secondsOf(call, input, role.maxSessionDuration),
      sessionPolicies: sessionPolicies(call, account, input),
      sourceIdentity,
      ...sessionTags(principal, input),
    });
    role.lastUsed = { at: world.clock.now(), region: call.region };
    return {
      Credentials: createSession(world, session, session.expiresAt, input.MinimumSessionTokenSize),
      AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
      ...(sourceIdentity === undefined ? {} : { SourceIdentity: sourceIdentity }),
      ...packedSize(input),
    };
  },
  // the first two prove a device of a user's, which nobody has here
  lacks: ['SerialNumber', 'TokenCode', 'ProvidedContexts'],
};
