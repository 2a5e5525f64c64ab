import type { Tag } from '@aws-sdk/client-cloudformation';
import { authorize } from '../iam/authorize.ts';
import type { AuthorizationRequest, Call, ContextValue } from '../operation.ts';
import { tagContext as resourceTags } from '../tag-context.ts';
import { stackNamed } from './find-stack.ts';
import type { Template } from './template/template.ts';
import { transformsOf } from './template/transforms.ts';

type Context = Record<string, ContextValue | undefined>;

/** What IAM sees as the resource: the full id when the call has it, otherwise `stack/<Name>/*`. */
const stackResource = ({ world, account, region }: Call, nameOrId: string | undefined): string => {
  if (nameOrId?.startsWith('arn:')) return nameOrId;
  return `arn:${world.partition}:cloudformation:${region}:${account}:stack/${nameOrId ?? '*'}/*`;
};

/** A condition key is there only if the parameter of the same name is. */
export const present = (context: Context): Record<string, ContextValue> =>
  Object.fromEntries(
    Object.entries(context).filter((entry): entry is [string, ContextValue] => entry[1] !== undefined),
  );

/** The request to act on one stack, with the tags that it has. */
export const stackRequest = (
  call: Call,
  action: string,
  nameOrId: string | undefined,
  context: Context = {},
): AuthorizationRequest => {
  const tags = nameOrId === undefined ? {} : (stackNamed(call, nameOrId)?.tags ?? {});
  return {
    action: `cloudformation:${action}`,
    resource: stackResource(call, nameOrId),
    context: { ...resourceTags('aws:ResourceTag', tags), ...present(context) },
  };
};

export const onStack =
  <Input extends { StackName?: string | undefined }>(action: string, context?: (input: Input) => Context) =>
  (call: Call, input: Input): AuthorizationRequest[] => [stackRequest(call, action, input.StackName, context?.(input))];

export const onAnything = (action: string) => (): AuthorizationRequest[] => [
  { action: `cloudformation:${action}`, resource: '*' },
];

export const tagContext = (tags: Tag[] | undefined): Context => ({
  ...Object.fromEntries((tags ?? []).map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
  'aws:TagKeys': tags === undefined || tags.length === 0 ? undefined : tags.map(({ Key }) => Key ?? ''),
});

/** Handing a role to CloudFormation needs iam:PassRole on it. */
export const passRole = (roleArn: string | undefined): AuthorizationRequest[] =>
  roleArn === undefined
    ? []
    : [
        {
          action: 'iam:PassRole',
          resource: roleArn,
          context: { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
        },
      ];

/** Transforms that a template names are checked on top, each under its own ARN. */
export const authorizeTransforms = (call: Call, action: string, template: Template): void => {
  const { world, region } = call;
  const requests = transformsOf(template).map((name) => ({
    action: `cloudformation:${action}`,
    resource: `arn:${world.partition}:cloudformation:${region}:aws:transform/${name.replace(/^AWS::/, '')}`,
  }));
  if (requests.length > 0) authorize('cloudformation', call, requests);
};
