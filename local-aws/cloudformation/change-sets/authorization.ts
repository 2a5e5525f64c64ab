import type { AuthorizationRequest, Call } from '../../operation.ts';
import { stackRequest } from '../authorization.ts';
import { stackOfChangeSet } from './find-change-set.ts';

type Input = { StackName?: string | undefined; ChangeSetName?: string | undefined };

/** Change sets have no ARN of their own for IAM: the stack is the resource, the change set's name a condition key. */
export const onChangeSet =
  (action: string) =>
  (call: Call, { StackName, ChangeSetName = '' }: Input): AuthorizationRequest[] => [
    stackRequest(call, action, StackName ?? stackOfChangeSet(call, ChangeSetName)?.id, {
      'cloudformation:ChangeSetName': ChangeSetName,
    }),
  ];
