import { AppError } from '../errors.ts';
import type { Purpose, RoleAccess } from './role-access.ts';

type LinkRow = {
  id: string;
  workspace_id: string;
  role_arn: string | null;
  external_id: string;
  next_external_id: string | null;
  home_region: string;
  stack_name_pattern: string;
  assets_bucket: string | null;
};

/** The access that a link of the database gives, once its agent stack has registered. */
export const linkAccess = (link: LinkRow, region: string, purpose: Purpose, requestIds: string[] = []): RoleAccess => {
  if (link.role_arn === null)
    throw new AppError(
      'link_state_conflict',
      `Link ${link.id} has no role yet: its agent stack has not registered.`,
      'Launch the agent stack with the link, then try again.',
    );
  return {
    link: {
      id: link.id,
      workspaceId: link.workspace_id,
      roleArn: link.role_arn,
      externalId: link.external_id,
      nextExternalId: link.next_external_id,
      homeRegion: link.home_region,
      stackNamePattern: link.stack_name_pattern,
      assetsBucket: link.assets_bucket,
    },
    region,
    purpose,
    requestIds,
  };
};
