import type { AgentRegion, Registration } from '../../contract/registration.ts';
import { accountOf, arnIn, homeRegionOf, namesOf } from '../names.ts';
import { readRegionStates } from '../region-states.ts';
import { textOf, type ResourceRequest } from '../request.ts';

/** What the agent says of itself: who it is, where it runs, what the control plane may use. No secret is in it. */
export const registrationOf = (request: ResourceRequest, namePrefix: string): Registration => {
  const property = (name: string): string => textOf(request.ResourceProperties, name);
  const version = property('Version');
  const codeHash = property('CodeHash');
  return {
    requestId: request.RequestId,
    stackId: request.StackId,
    accountId: accountOf(request.StackId),
    homeRegion: homeRegionOf(request.StackId),
    roleArn: property('RoleArn'),
    version,
    codeHash,
    regions: readRegionStates(property('RegionStates')).map(({ region, state, reason }): AgentRegion => {
      const topicArn = arnIn(request.StackId, 'sns', region, namesOf(property('NamePrefix') || namePrefix).topic);
      return {
        region,
        state,
        ...(reason ? { reason } : {}),
        ...(state === 'ready' ? { topicArn, version, codeHash } : {}),
      };
    }),
    assetsBucket: property('AssetsBucket'),
    topicArn: property('TopicArn'),
  };
};
