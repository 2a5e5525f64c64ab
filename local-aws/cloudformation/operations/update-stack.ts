import type { UpdateStackCommandInput, UpdateStackCommandOutput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { authorizeTransforms, onStack, passRole, tagContext } from '../authorization.ts';
import { obsoleteOthers } from '../change-sets/obsolete-others.ts';
import { checkRequest, checkTopicRegions } from '../check-request.ts';
import { checkResourceTypes } from '../check-resource-types.ts';
import { refuseRollbackTriggers } from '../check-rollback-configuration.ts';
import { emitStackEvent } from '../engine/emit-event.ts';
import { runUpdate, takeOn } from '../engine/run-update.ts';
import { inBackground, startRun } from '../engine/run.ts';
import { validationError } from '../errors.ts';
import { missingStack, requireStack } from '../find-stack.ts';
import { changesOf, prepareUpdate, updateText } from '../prepare-update.ts';
import { operationOfToken } from '../stack-operation.ts';
import { stackPolicyText } from '../stack-policy-source.ts';
import { stackPrincipal } from '../stack-principal.ts';
import { requireUpdatable } from '../stack-status.ts';
import { toldOrUnchecked } from '../told-or-unchecked.ts';

export const updateStack: Operation<UpdateStackCommandInput, Partial<UpdateStackCommandOutput>> = {
  authorize: (call, input) => [
    ...onStack<UpdateStackCommandInput>(
      'UpdateStack',
      ({ RoleARN, TemplateURL, StackPolicyURL, ResourceTypes, Tags }) => ({
        'cloudformation:RoleArn': RoleARN,
        'cloudformation:TemplateUrl': TemplateURL,
        'cloudformation:StackPolicyUrl': StackPolicyURL,
        'cloudformation:ResourceTypes': ResourceTypes,
        ...tagContext(Tags),
      }),
    )(call, input),
    ...passRole(input.RoleARN),
  ],
  lacks: ['DeploymentConfig'],
  ignores: toldOrUnchecked,
  async run(call, input) {
    checkRequest(call, input, 'by-name-or-arn');
    refuseRollbackTriggers('UpdateStack', input.RollbackConfiguration);
    const text = await updateText(call, input);
    const after = await stackPolicyText(call, 'StackPolicy', input.StackPolicyBody, input.StackPolicyURL);
    const during = await stackPolicyText(
      call,
      'StackPolicyDuringUpdate',
      input.StackPolicyDuringUpdateBody,
      input.StackPolicyDuringUpdateURL,
    );
    const stack = requireStack(call, input.StackName, missingStack.change);
    const token = input.ClientRequestToken;
    if (token !== undefined && stack.tokens[token] === 'UpdateStack')
      return { StackId: stack.id, ...operationOfToken(stack, 'UPDATE_STACK', token) };
    const disableRollback = input.DisableRollback ?? false;
    requireUpdatable(stack, disableRollback);
    const { settings, prepared } = prepareUpdate(call, stack, input, text, true);
    authorizeTransforms(call, 'UpdateStack', prepared.template);
    checkResourceTypes(prepared, input.ResourceTypes);
    const { differs } = changesOf(call, stack, prepared, settings);
    const retried = stack.status === 'CREATE_FAILED' || stack.status === 'UPDATE_FAILED';
    if (!differs && !retried && (after ?? stack.policy) === stack.policy)
      throw validationError('No updates are to be performed.');
    checkTopicRegions(call, settings.notificationArns);
    const principal = await stackPrincipal(call, input.RoleARN ?? stack.roleArn);
    // Another update may have begun while the role was assumed.
    requireUpdatable(stack, disableRollback);
    takeOn(
      stack,
      { ...settings, ...(input.RoleARN === undefined ? {} : { roleArn: input.RoleARN }) },
      call.world.clock.now(),
    );
    stack.updatePolicies = {
      ...(during === undefined ? {} : { during }),
      ...(after === undefined ? {} : { after }),
    };
    if (token !== undefined) stack.tokens[token] = 'UpdateStack';
    delete stack.changeSetId;
    stack.disableRollback = disableRollback;
    obsoleteOthers(stack);
    const run = {
      ...startRun(call.world, stack, 'UPDATE_STACK', principal, token),
      prepared,
      policy: during ?? stack.policy,
    };
    emitStackEvent(run, stack, 'UPDATE_IN_PROGRESS', 'User Initiated');
    inBackground(run, async () => {
      await runUpdate(run, { disableRollback, retainExceptOnCreate: input.RetainExceptOnCreate ?? false });
    });
    return { StackId: stack.id, OperationId: run.operation.id };
  },
};
