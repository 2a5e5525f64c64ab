import {
  CloudFrontClient,
  CreateDistributionCommand,
  DeleteDistributionCommand,
  GetDistributionCommand,
  UpdateDistributionCommand,
  type DistributionConfig,
  type EventType,
} from '@aws-sdk/client-cloudfront';
import { untilSettled } from '../../support/until-settled.ts';
import type { Target } from '../../support/start-target.ts';

export const noDistribution = 'E0000000000000';

const cloudFront = (target: Target) => target.client(CloudFrontClient);

/** What an origin that is no bucket says of itself, with what may be left out only when it is new. */
export const customOrigin = {
  HTTPPort: 80,
  HTTPSPort: 443,
  OriginProtocolPolicy: 'https-only' as const,
  OriginReadTimeout: 30,
  OriginKeepaliveTimeout: 5,
};

/** A disabled distribution of one origin, with the versions of functions that are named. */
export const configOf = (
  reference: string,
  change: Partial<DistributionConfig> = {},
  functions: { arn: string; event?: EventType }[] = [],
): DistributionConfig => ({
  CallerReference: reference,
  Comment: '',
  Enabled: false,
  Origins: {
    Quantity: 1,
    Items: [
      {
        Id: 'site',
        DomainName: 'site.example',
        CustomOriginConfig: customOrigin,
      },
    ],
  },
  DefaultCacheBehavior: {
    TargetOriginId: 'site',
    ViewerProtocolPolicy: 'allow-all',
    ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' } },
    MinTTL: 0,
    LambdaFunctionAssociations: {
      Quantity: functions.length,
      ...(functions.length > 0 && {
        Items: functions.map(({ arn, event = 'viewer-request' }) => ({ EventType: event, LambdaFunctionARN: arn })),
      }),
    },
  },
  ...change,
});

export type MadeDistribution = { id: string; etag: string; reference: string };

export const getDistribution = (target: Target, Id: string) =>
  cloudFront(target).send(new GetDistributionCommand({ Id }));

/** Disabled first, as CloudFront wants it. */
const removeDistribution = async (target: Target, Id: string): Promise<void> => {
  const { ETag, Distribution } = await getDistribution(target, Id);
  const DistributionConfig = { ...Distribution?.DistributionConfig, Enabled: false } as DistributionConfig;
  await cloudFront(target).send(new UpdateDistributionCommand({ Id, IfMatch: ETag, DistributionConfig }));
  await untilDeployed(target, Id);
  const { ETag: IfMatch } = await getDistribution(target, Id);
  await cloudFront(target).send(new DeleteDistributionCommand({ Id, IfMatch }));
};

export const untilDeployed = (target: Target, id: string): Promise<void> =>
  untilSettled(target, async () => (await getDistribution(target, id)).Distribution?.Status === 'Deployed');

export const createDistribution = (target: Target, DistributionConfig: DistributionConfig) =>
  cloudFront(target).send(new CreateDistributionCommand({ DistributionConfig }));

/** A distribution of its own, gone after the tests. */
export const makeDistribution = async (
  target: Target,
  change: Partial<DistributionConfig> = {},
  functions: { arn: string; event?: EventType }[] = [],
): Promise<MadeDistribution> => {
  const reference = target.unique('distribution');
  const { Distribution, ETag = '' } = await createDistribution(target, configOf(reference, change, functions));
  const id = Distribution?.Id ?? '';
  target.afterwards(() => removeDistribution(target, id));
  return { id, etag: ETag, reference };
};
