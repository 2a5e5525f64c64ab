import type { Deps } from '../deps.ts';
import { certificateArn } from '../certificates/certificate-names.ts';
import { edgeFunctionArn } from '../edge/edge-names.ts';
import { listLeft } from '../left-notes.ts';
import { arnIn, bucketArn, homeRegionOf, namesOf } from '../names.ts';
import { readRegionStates } from '../region-states.ts';
import { isBucketInUse } from '../regions/remove-bucket.ts';
import { findNamedTopics } from '../regions/find-named-topics.ts';
import { textOf, type ResourceRequest } from '../request.ts';
import { lookWithinLimit } from './look-within-limit.ts';

/**
 * What will stay in the account, as ARNs. Stackery depends on the bootstrap, so on the stack's deletion it goes first, and
 * the clean-up that finds this out for certain runs after the last word to the control plane. So it is found by looking, with
 * the same questions that the clean-up asks: does the bucket hold an object, does a stack still name the topic, is there what
 * CloudFront has not given up yet?
 */
export const findLeftBehind = async (deps: Deps, request: ResourceRequest): Promise<string[]> => {
  const property = (name: string): string => textOf(request.ResourceProperties, name);
  const bucket = property('AssetsBucket');
  const { topic } = namesOf(property('NamePrefix') || deps.config.namePrefix);
  const regions = readRegionStates(property('RegionStates')).filter(({ state }) => state === 'ready');
  const home = homeRegionOf(request.StackId);
  const looks = [...new Set([home, ...regions.map(({ region }) => region)])].map(async (region) => {
    const arn = arnIn(request.StackId, 'sns', region, topic);
    return (await findNamedTopics(deps, region, [arn], request.StackId)).length > 0 ? [arn] : [];
  });
  const found: string[] = [];
  const all = [...looks, bucketLeft(deps, bucket, home, request.StackId), keptByCloudFront(deps, request.StackId)];
  await lookWithinLimit(
    deps,
    all.map((look) => look.then((arns) => void found.push(...arns))),
  );
  return [...found].sort();
};

const bucketLeft = async (deps: Deps, bucket: string, region: string, stackId: string): Promise<string[]> =>
  bucket !== '' && (await isBucketInUse(deps, bucket, region)) ? [bucketArn(stackId, bucket)] : [];

const keptByCloudFront = async (deps: Deps, stackId: string): Promise<string[]> => [
  ...(await listLeft(deps, 'edge-function')).map((name) => edgeFunctionArn(stackId, name)),
  ...(await listLeft(deps, 'certificate')).map((name) => certificateArn(stackId, name)),
];
