import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Deps } from '../deps.ts';
import { describeError } from '../describe-error.ts';
import { certificateArn } from '../certificates/certificate-names.ts';
import { edgeFunctionArn } from '../edge/edge-names.ts';
import { listLeft } from '../left-notes.ts';
import { arnIn, bucketArn, homeRegionOf, namesOf } from '../names.ts';
import { cloudFormationIn } from './cloudformation-in.ts';
import { removeBucket } from './remove-bucket.ts';
import { removeRegions, type Removal, type RemovalEnding } from './remove-regions.ts';
import { removeTopic } from './remove-topic.ts';

/** The Delete: the copies in every region, then what CloudFormation retains at home for the customer's sake. */
export const cleanUp = async (deps: Deps, removal: Removal & { assetsBucket: string }): Promise<RemovalEnding> => {
  const ending = await removeRegions(deps, removal);
  if (!(await isStackGoing(deps, removal.stackId))) return ending;
  const { stackId, assetsBucket } = removal;
  const home = homeRegionOf(stackId);
  const names = namesOf(removal.namePrefix);
  const topicArn = arnIn(stackId, 'sns', home, names.topic);
  const relayArn = arnIn(stackId, 'lambda', home, `function:${names.relay}`);
  const attempt = async (what: string, work: () => Promise<string>): Promise<void> => {
    try {
      if ((await work()) === 'in use') ending.leftBehind.push(what);
    } catch (error) {
      // retained anyway: it stays and is named, and the customer's delete goes on
      deps.log('Left behind.', { what, ...describeError(error) });
      ending.leftBehind.push(what);
    }
  };
  const edgeFunctions = await listLeft(deps, 'edge-function').catch(() => []);
  const certificates = (await listLeft(deps, 'certificate').catch(() => [])).map((name) =>
    certificateArn(stackId, name),
  );
  await Promise.all([
    ...edgeFunctions.map((name) => attempt(edgeFunctionArn(stackId, name), () => sweep(deps, name))),
    ...certificates.map((arn) => attempt(arn, () => sweepCertificate(deps, arn))),
    attempt(topicArn, () => removeTopic(deps, home, { topicArn, relayArn, stackId })),
    ...(assetsBucket ? [attempt(bucketArn(stackId, assetsBucket), () => removeBucket(deps, assetsBucket, home))] : []),
  ]);
  return ending;
};

/** The last try at what CloudFront's copies kept: the queue that remembers it goes with the stack. */
const sweep = async (deps: Deps, name: string): Promise<string> => {
  const { sweepFunction } = await import('../edge/remove-function.ts');
  return (await sweepFunction(deps, name)) === 'gone' ? 'removed' : 'in use';
};

const sweepCertificate = async (deps: Deps, arn: string): Promise<string> =>
  (await import('../certificates/remove-certificate.ts')).sweepCertificate(deps, arn);

/**
 * A Delete of this resource may also be part of an update that replaced it. Then the stack lives on, and its bucket and
 * topic with it.
 */
const isStackGoing = async (deps: Deps, stackId: string): Promise<boolean> => {
  try {
    const found = await cloudFormationIn(deps.config, homeRegionOf(stackId)).send(
      new DescribeStacksCommand({ StackName: stackId }),
      { abortSignal: deps.signal },
    );
    return /^(DELETE_|ROLLBACK_)/.test(found.Stacks?.[0]?.StackStatus ?? '');
  } catch (error) {
    deps.log('The state of the stack could not be read.', { ...describeError(error) });
    return false;
  }
};
