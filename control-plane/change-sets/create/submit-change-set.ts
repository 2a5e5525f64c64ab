import { createChangeSet } from '../../aws/cloudformation/create-change-set.ts';
import { describeChangeSet } from '../../aws/cloudformation/describe-change-set.ts';
import { describeStack } from '../../aws/cloudformation/describe-stack.ts';
import { awsErrorOf } from '../../aws/aws-error.ts';
import type { RoleAccess } from '../../aws/role-access.ts';
import type { Deps } from '../../compose.ts';
import { AppError } from '../../errors.ts';
import type { LinkRow } from '../../links/link-store.ts';
import { updateChangeSet } from '../change-set-store.ts';
import type { ChangeSetRow } from '../change-set-table.ts';
import { checkParameters } from '../propose/check-parameters.ts';
import { changeSetTypeFor } from '../propose/check-stack.ts';
import { readTemplate } from '../../template/read-template.ts';
import { changeSetParameters } from './change-set-parameters.ts';
import { checkSummary } from './check-summary.ts';
import { notificationArns } from './notification-arns.ts';
import { storeTemplate } from './store-template.ts';

export type Submitted = ChangeSetRow & { stackId: string };

const validationIsOff =
  "CloudFormation's validation before deployment is switched off: it reads the account's resources, which the role of the agent stack may not.";

/** Asks CloudFormation to create it. Asked again, after a crash, CloudFormation answers the same by name and token. */
export const submitChangeSet = async (
  deps: Pick<Deps, 'aws' | 'db'>,
  access: RoleAccess,
  changeSet: ChangeSetRow,
  link: LinkRow,
): Promise<Submitted> => {
  if (changeSet.arn !== null && changeSet.stack_id !== null) return { ...changeSet, stackId: changeSet.stack_id };
  const { aws, db } = deps;
  const { template: text, stack_name: stackName, region } = changeSet;
  if (text === null) throw new Error(`Change set ${changeSet.id} has lost its template.`);
  const template = readTemplate(text);
  const templateUrl = await storeTemplate(aws, access, { template: text, hash: changeSet.template_hash });
  await checkSummary(aws, access, templateUrl, changeSet.capabilities);

  const stack = await describeStack(aws, access, stackName);
  const type = changeSetTypeFor(stack, region);
  const existing = type === 'UPDATE' ? stack : undefined;
  const given = { ...changeSet.parameters, ...changeSet.secrets };
  checkParameters(template, given, existing?.parameters ?? {});
  const notifications = notificationArns(stack, topicOf(link, region), region);
  const warnings = [...notifications.warnings, validationIsOff];

  const created = await createOrFind(deps, access, {
    StackName: existing?.stackId ?? stackName,
    ChangeSetName: changeSet.name,
    ChangeSetType: type,
    TemplateURL: templateUrl,
    Parameters: changeSetParameters(template, given, existing),
    Capabilities: changeSet.capabilities as never[],
    NotificationARNs: notifications.arns,
    ClientToken: changeSet.id,
    DisableValidation: true,
    ...(changeSet.description === null ? {} : { Description: changeSet.description }),
  });
  const known = {
    type,
    arn: created.arn,
    stack_id: created.stackId,
    template_url: templateUrl,
    warnings,
    polled: notifications.polled,
  };
  await updateChangeSet(db, changeSet, { ...known, warnings: JSON.stringify(warnings) });
  return { ...changeSet, ...known, stackId: created.stackId };
};

const createOrFind = async (
  { aws }: Pick<Deps, 'aws'>,
  access: RoleAccess,
  request: Parameters<typeof createChangeSet>[2],
): Promise<{ arn: string; stackId: string }> => {
  try {
    return await createChangeSet(aws, access, request);
  } catch (error) {
    const said = awsErrorOf(error);
    if (said?.code === 'InsufficientCapabilities')
      throw new AppError(
        'capabilities_required',
        `The template needs a capability: ${said.message}`,
        'Look at the resources it names, then propose with `capabilities`.',
        { cause: error },
      );
    // our name holds our id: what has it is ours, made by a run whose answer was lost
    const name = { stackId: request.StackName ?? '', name: request.ChangeSetName ?? '' };
    const found = said?.code === 'AlreadyExists' ? await describeChangeSet(aws, access, name) : undefined;
    if (found) return found;
    throw error;
  }
};

export const topicOf = (link: Pick<LinkRow, 'home_region' | 'topic_arn' | 'regions'>, region: string) =>
  (region === link.home_region ? link.topic_arn : undefined) ??
  link.regions.find((each) => each.region === region && each.state === 'ready')?.topicArn;
