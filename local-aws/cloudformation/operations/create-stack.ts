import type { CreateStackCommandInput, CreateStackCommandOutput } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../aws-error.ts';
import type { Operation } from '../../operation.ts';
import { authorizeTransforms, onStack, passRole, tagContext } from '../authorization.ts';
import { obsoleteOthers } from '../change-sets/obsolete-others.ts';
import { checkRequest, checkTopicRegions, tagRecord } from '../check-request.ts';
import { checkResourceTypes } from '../check-resource-types.ts';
import { refuseRollbackTriggers } from '../check-rollback-configuration.ts';
import { enterStack, newStack } from '../new-stack.ts';
import { emitStackEvent } from '../engine/emit-event.ts';
import { runCreate, type OnFailure } from '../engine/run-create.ts';
import { inBackground, startRun } from '../engine/run.ts';
import { validationError } from '../errors.ts';
import { findStack } from '../find-stack.ts';
import { newStackId, placeOf } from '../stack-id.ts';
import { operationOfToken } from '../stack-operation.ts';
import { stackPolicyText } from '../stack-policy-source.ts';
import { stackPrincipal } from '../stack-principal.ts';
import { toldOrUnchecked } from '../told-or-unchecked.ts';
import { templateText } from '../template-source.ts';
import { checkCapabilities } from '../template/capabilities.ts';
import { prepare } from '../template/prepare.ts';

export const createStack: Operation<CreateStackCommandInput, Partial<CreateStackCommandOutput>> = {
  authorize: (call, input) => [
    ...onStack<CreateStackCommandInput>(
      'CreateStack',
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
    checkRequest(call, input, 'by-name');
    refuseRollbackTriggers('CreateStack', input.RollbackConfiguration);
    const name = input.StackName ?? '';
    const token = input.ClientRequestToken;
    const standing = findStack(call, name);
    // The empty shell of a change set takes on the stack.
    const shell = standing?.status === 'REVIEW_IN_PROGRESS' ? standing : undefined;
    if (standing && !shell) {
      if (token !== undefined && standing.tokens[token] === 'CreateStack')
        return { StackId: standing.id, ...operationOfToken(standing, 'CREATE_STACK', token) };
      throw new AwsError('AlreadyExistsException', `Stack [${name}] already exists`);
    }
    if (input.DisableRollback !== undefined && input.OnFailure !== undefined)
      throw validationError('You cannot specify both DisableRollback and OnFailure.');
    const text = await templateText(call, input);
    const policy = await stackPolicyText(call, 'StackPolicy', input.StackPolicyBody, input.StackPolicyURL);
    const id = shell?.id ?? newStackId(call, name);
    const notificationArns = [...new Set(input.NotificationARNs ?? [])];
    const prepared = prepare(text, placeOf(call, { id, name, notificationArns }), input.Parameters);
    authorizeTransforms(call, 'CreateStack', prepared.template);
    checkCapabilities(prepared.template, input.Capabilities, true);
    checkResourceTypes(prepared, input.ResourceTypes);
    checkTopicRegions(call, notificationArns);
    const principal = await stackPrincipal(call, input.RoleARN);
    // Another create may have taken the name while the template was read.
    if (findStack(call, name) !== shell || (shell && shell.status !== 'REVIEW_IN_PROGRESS'))
      throw new AwsError('AlreadyExistsException', `Stack [${name}] already exists`);
    const stack = newStack(call, id, name, {
      templateText: text,
      parameters: prepared.parameters,
      tags: tagRecord(input.Tags),
      capabilities: input.Capabilities ?? [],
      notificationArns,
      ...(prepared.template.Description === undefined ? {} : { description: prepared.template.Description }),
      ...(input.RollbackConfiguration === undefined ? {} : { rollbackConfiguration: input.RollbackConfiguration }),
    });
    if (shell) {
      obsoleteOthers(shell);
      const { createdAt, events, operations, changeSets } = shell;
      Object.assign(stack, { createdAt, events, operations, changeSets });
    }
    const onFailure: OnFailure = input.OnFailure ?? (input.DisableRollback ? 'DO_NOTHING' : 'ROLLBACK');
    Object.assign(stack, {
      disableRollback: onFailure === 'DO_NOTHING',
      terminationProtection: input.EnableTerminationProtection ?? false,
      ...(input.OnFailure === undefined ? {} : { onFailure: input.OnFailure }),
      ...(input.RoleARN === undefined ? {} : { roleArn: input.RoleARN }),
      ...(input.TimeoutInMinutes === undefined ? {} : { timeoutMinutes: input.TimeoutInMinutes }),
      ...(policy === undefined ? {} : { policy }),
    });
    if (token !== undefined) stack.tokens[token] = 'CreateStack';
    enterStack(call, stack);
    const run = { ...startRun(call.world, stack, 'CREATE_STACK', principal, token), prepared };
    emitStackEvent(run, stack, 'CREATE_IN_PROGRESS', 'User Initiated');
    inBackground(run, () => runCreate(run, onFailure, input.RetainExceptOnCreate));
    return { StackId: id, OperationId: run.operation.id };
  },
};
