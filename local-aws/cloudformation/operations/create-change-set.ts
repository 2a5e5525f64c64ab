import type { CreateChangeSetCommandInput, CreateChangeSetCommandOutput } from '@aws-sdk/client-cloudformation';
import { AwsError, notImplemented } from '../../aws-error.ts';
import type { Call, Operation } from '../../operation.ts';
import { authorizeTransforms, onStack, passRole, tagContext } from '../authorization.ts';
import type { ChangeSet } from '../change-sets/change-set.ts';
import { computeChangeSet } from '../change-sets/compute-change-set.ts';
import { isOver } from '../change-sets/find-change-set.ts';
import { checkResourceTypes } from '../check-resource-types.ts';
import { checkChangeSetRequest } from '../change-sets/check-change-set-request.ts';
import { enterStack, newStack } from '../new-stack.ts';
import { emitStackEvent } from '../engine/emit-event.ts';
import { inBackground, startRun } from '../engine/run.ts';
import { validationError } from '../errors.ts';
import { findStack, missingStack } from '../find-stack.ts';
import { prepareUpdate, updateText } from '../prepare-update.ts';
import { newChangeSetId, newStackId } from '../stack-id.ts';
import type { Stack } from '../stack-state.ts';
import { isUpdatable } from '../stack-status.ts';

const mostChangeSets = 1000;

export const createChangeSet: Operation<CreateChangeSetCommandInput, Partial<CreateChangeSetCommandOutput>> = {
  authorize: (call, input) => [
    ...onStack<CreateChangeSetCommandInput>('CreateChangeSet', (request) => ({
      'cloudformation:ChangeSetName': request.ChangeSetName,
      'cloudformation:RoleArn': request.RoleARN,
      'cloudformation:TemplateUrl': request.TemplateURL,
      'cloudformation:ResourceTypes': request.ResourceTypes,
      'cloudformation:ImportResourceTypes': request.ResourcesToImport?.map(({ ResourceType = '' }) => ResourceType),
      ...tagContext(request.Tags),
    }))(call, input),
    ...passRole(input.RoleARN),
  ],
  lacks: ['DeploymentConfig', 'ImportExistingResources', 'ResourcesToImport'],
  ignores: ['Parameters[].ResolvedValue'],
  async run(call, input) {
    checkChangeSetRequest(call, input);
    const type = input.ChangeSetType ?? 'UPDATE';
    if (type === 'IMPORT') throw notImplemented('cloudformation', 'CreateChangeSet of type IMPORT');
    if (input.DeploymentMode === 'REVERT_DRIFT')
      throw notImplemented('cloudformation', 'CreateChangeSet with DeploymentMode REVERT_DRIFT');
    const text = await updateText(call, input);
    const standing = findStack(call, input.StackName ?? '');
    const repeated = standing?.changeSets.find(({ token }) => token !== undefined && token === input.ClientToken);
    if (standing && repeated) return { Id: repeated.id, StackId: standing.id };
    const { stack, isNew } = type === 'CREATE' ? stackToCreate(call, input, standing) : stackToUpdate(input, standing);
    if (stack.changeSets.some((one) => one.name === input.ChangeSetName && !isOver(one)))
      throw new AwsError('AlreadyExistsException', `ChangeSet ${input.ChangeSetName} already exists`);
    if (stack.changeSets.length >= mostChangeSets)
      throw new AwsError('LimitExceededException', `ChangeSet limit exceeded for stack ${stack.id}`);
    const { settings, prepared } = prepareUpdate(call, stack, input, text, false);
    authorizeTransforms(call, 'CreateChangeSet', prepared.template);
    checkResourceTypes(prepared, input.ResourceTypes);
    const run = startRun(call.world, stack, 'CREATE_CHANGESET', call.principal, input.ClientToken);
    const changeSet: ChangeSet = {
      ...settings,
      id: newChangeSetId(call, input.ChangeSetName ?? ''),
      name: input.ChangeSetName ?? '',
      type,
      operationId: run.operation.id,
      createdAt: call.world.clock.now(),
      status: 'CREATE_PENDING',
      executionStatus: 'UNAVAILABLE',
      includeNestedStacks: input.IncludeNestedStacks ?? false,
      changes: [],
      outline: [],
      ...(input.Description === undefined ? {} : { changeSetDescription: input.Description }),
      ...(input.RoleARN === undefined ? {} : { roleArn: input.RoleARN }),
      ...(input.OnStackFailure === undefined ? {} : { onStackFailure: input.OnStackFailure }),
      ...(input.ClientToken === undefined ? {} : { token: input.ClientToken }),
    };
    if (isNew) {
      enterStack(call, stack);
      emitStackEvent(run, stack, 'REVIEW_IN_PROGRESS', 'User Initiated');
    }
    stack.changeSets.push(changeSet);
    inBackground(run, () => computeChangeSet(call, run, changeSet, prepared, input));
    return { Id: changeSet.id, StackId: stack.id };
  },
};

/** A CREATE change set of a new name makes an empty shell, which stays if the change set goes. */
const stackToCreate = (call: Call, input: CreateChangeSetCommandInput, standing: Stack | undefined) => {
  const name = input.StackName ?? '';
  if (standing) {
    if (standing.status !== 'REVIEW_IN_PROGRESS')
      throw validationError(
        `Stack [${name}] already exists and cannot be created again with the changeSet [${input.ChangeSetName}].`,
      );
    return { stack: standing, isNew: false };
  }
  if (name.startsWith('arn:')) throw validationError(missingStack.change(name));
  const stack = newStack(call, newStackId(call, name), name, {
    templateText: '',
    parameters: [],
    tags: {},
    capabilities: [],
    notificationArns: [...new Set(input.NotificationARNs ?? [])],
  });
  return { stack, isNew: true };
};

const stackToUpdate = (input: CreateChangeSetCommandInput, standing: Stack | undefined) => {
  if (!standing || standing.status === 'DELETE_COMPLETE')
    throw validationError(missingStack.change(input.StackName ?? ''));
  if (!isUpdatable(standing))
    throw validationError(`Stack:${standing.id} is in ${standing.status} state and can not be updated.`);
  return { stack: standing, isNew: false };
};
