import type { Launch } from '../../contract/link.ts';
import type { Manifest } from '../../contract/release.ts';
import { partitionOfRegion } from '../aws/partitions.ts';
import { templateUrl } from '../releases/release-urls.ts';
import type { LinkRow } from './link-store.ts';

export const defaults = { stackNamePattern: '*', namePrefix: 'stackery', rolePath: '/' };

/** The console's page for a region; configuration may put a stand-in in its place. */
export const consoleUrl = (configured: string | undefined, region: string, fragment: string): string => {
  const base = configured ?? `https://${partitionOfRegion(region)?.consoleHost(region) ?? ''}`;
  return `${base}/cloudformation/home?region=${encodeURIComponent(region)}#${fragment}`;
};

type LaunchFacts = Pick<
  LinkRow,
  | 'id'
  | 'external_id'
  | 'home_region'
  | 'stack_name_pattern'
  | 'name_prefix'
  | 'regions_wanted'
  | 'role_path'
  | 'permissions_boundary_arn'
>;

/** The Launch Stack link: the console's quick-create page, filled in. Only what differs from the template's defaults. */
export const launchLink = (link: LaunchFacts, manifest: Manifest, configuredConsole: string | undefined): Launch => {
  const region = link.home_region;
  const stackName = `${link.name_prefix}-agent`;
  const parameters: Record<string, string> = { ExternalId: link.external_id, LinkId: link.id };
  if (link.regions_wanted.length > 0) parameters['Regions'] = link.regions_wanted.join(',');
  if (link.stack_name_pattern !== defaults.stackNamePattern) parameters['StackNamePattern'] = link.stack_name_pattern;
  if (link.name_prefix !== defaults.namePrefix) parameters['NamePrefix'] = link.name_prefix;
  if (link.role_path !== null && link.role_path !== defaults.rolePath) parameters['RolePath'] = link.role_path;
  if (link.permissions_boundary_arn !== null) parameters['PermissionsBoundaryArn'] = link.permissions_boundary_arn;

  const template = templateUrl(manifest, region);
  const query = [
    ['templateURL', template],
    ['stackName', stackName],
    ...Object.entries(parameters).map(([name, value]) => [`param_${name}`, value]),
  ].map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`);
  const url = consoleUrl(configuredConsole, region, `/stacks/create/review?${query.join('&')}`);
  return { url, templateUrl: template, stackName, parameters };
};
