import { createHash } from 'node:crypto';
import type { TemplateSummary, TemplateSummaryRequest } from '../../contract/template-summary.ts';
import { linkAccess } from '../aws/link-access.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { linkOf } from '../links/link-of.ts';
import { acceptedSummary } from './create/check-summary.ts';
import { storeTemplate } from './create/store-template.ts';
import { readTemplate } from '../template/read-template.ts';

const capabilities = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'] as const;

/** What CloudFormation makes of a template. It reads it where the proposal will: in the assets bucket, under its hash. */
export const summarizeTemplate = async (
  deps: Pick<Deps, 'db' | 'aws'>,
  caller: Caller,
  { linkId, region, template }: TemplateSummaryRequest,
): Promise<TemplateSummary> => {
  readTemplate(template);
  const link = await linkOf(deps.db, caller, linkId);
  if (link.state !== 'linked')
    throw new AppError('link_state_conflict', `The link is ${link.state}.`, 'Choose an account that is linked.');
  const access = linkAccess(link, region, 'propose', []);
  const hash = createHash('sha256').update(template).digest('hex');
  const summary = await acceptedSummary(deps.aws, access, await storeTemplate(deps.aws, access, { template, hash }));
  return {
    parameters: summary.parameters,
    capabilities: capabilities.filter((capability) => summary.capabilities.includes(capability)),
    capabilitiesReason: summary.capabilitiesReason || null,
    resourceTypes: summary.resourceTypes,
  };
};
