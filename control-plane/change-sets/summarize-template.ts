import { createHash } from 'node:crypto';
import type { TemplateSummary, TemplateSummaryRequest } from '../../contract/template-summary.ts';
import { describeStack } from '../aws/cloudformation/describe-stack.ts';
import { linkAccess } from '../aws/link-access.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { linkOf } from '../links/link-of.ts';
import type { LinkRow } from '../links/link-store.ts';
import { acceptedSummary } from './create/check-summary.ts';
import { storeTemplate } from './create/store-template.ts';
import { checkPlace } from './propose/check-place.ts';
import { changeSetTypeFor } from './propose/check-stack.ts';
import { readTemplate } from '../template/read-template.ts';

const capabilities = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'] as const;

/** What CloudFormation makes of a template. It reads it where the proposal will: in the assets bucket, under its hash. */
export const summarizeTemplate = async (
  deps: Pick<Deps, 'db' | 'aws'>,
  caller: Caller,
  { linkId, region, stackName, template }: TemplateSummaryRequest,
): Promise<TemplateSummary> => {
  readTemplate(template);
  const link = await linkOf(deps.db, caller, linkId);
  if (link.state !== 'linked')
    throw new AppError('link_state_conflict', `The link is ${link.state}.`, 'Choose an account that is linked.');
  const access = linkAccess(link, region, 'propose', []);
  const hash = createHash('sha256').update(template).digest('hex');
  const summary = await acceptedSummary(deps.aws, access, await storeTemplate(deps.aws, access, { template, hash }));
  const stack = stackName === undefined ? undefined : await stackToChange(deps, link, { region, stackName });
  return {
    type: stack?.type ?? null,
    parameters: summary.parameters.map((parameter) => ({
      ...parameter,
      current: stack?.parameters[parameter.name] ?? null,
    })),
    capabilities: capabilities.filter((capability) => summary.capabilities.includes(capability)),
    capabilitiesReason: summary.capabilitiesReason || null,
    resourceTypes: summary.resourceTypes,
  };
};

/** The stack that a proposal would be for, with the parameters that it has now: none for a new one. */
const stackToChange = async (
  { aws }: Pick<Deps, 'aws'>,
  link: LinkRow,
  place: { region: string; stackName: string },
) => {
  checkPlace(link, place);
  const stack = await describeStack(aws, linkAccess(link, place.region, 'propose'), place.stackName);
  const type = changeSetTypeFor(stack, place.region);
  return { type, parameters: type === 'UPDATE' ? (stack?.parameters ?? {}) : {} };
};
