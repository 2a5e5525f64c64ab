import {
  CloudFrontClient,
  UpdateDistributionCommand,
  type CustomOriginConfig,
  type DistributionConfig,
  type Origin,
} from '@aws-sdk/client-cloudfront';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { configOf, customOrigin, getDistribution, makeDistribution, noDistribution } from '../make-distribution.ts';
import { deleteFunction, makeVersion } from '../make-version.ts';

const update = (target: Target, Id: string, IfMatch: string | undefined, DistributionConfig: DistributionConfig) =>
  target.client(CloudFrontClient).send(new UpdateDistributionCommand({ Id, IfMatch, DistributionConfig }));

type Row = { id?: string; ifMatch?: string | undefined; reference?: string; origin?: Partial<Origin> };

/** Updates a distribution with what is changed about the request. */
const ask = async (target: Target, row: Row) => {
  const made = await makeDistribution(target);
  const ifMatch = 'ifMatch' in row ? row.ifMatch : made.etag;
  const origin = row.origin && { Id: 'site', DomainName: 'site.example', ...row.origin };
  const change = origin && { Origins: { Quantity: 1, Items: [origin] } };
  return update(target, row.id ?? made.id, ifMatch, configOf(row.reference ?? made.reference, change));
};

const without = (member: keyof CustomOriginConfig): Partial<Origin> => ({
  CustomOriginConfig: { ...customOrigin, [member]: undefined },
});

export const updateDistribution: OperationTest = {
  fact: 'CloudFront API reference, UpdateDistribution: If-Match must be the ETag of now; the caller reference stays. Developer guide, deleting Lambda@Edge functions: copies are gone "typically within a few hours" after the last association. Origins: boto/boto3 1083, cloudposse/terraform-aws-cloudfront-cdn 74.',
  shape: {
    'answers the distribution and another ETag': async (target) => {
      const { id, etag, reference } = await makeDistribution(target);
      const answer = await update(target, id, etag, configOf(reference, { Comment: 'changed' }));
      expect(answer.Distribution).toMatchObject({ Id: id, DistributionConfig: { Comment: 'changed' } });
      expect(answer.ETag).not.toBe(etag);
      expect((await getDistribution(target, id)).ETag).toBe(answer.ETag);
    },
  },
  validation: refusals(ask, {
    'refuses a distribution that is not there': [
      { id: noDistribution },
      'NoSuchDistribution',
      'The specified distribution does not exist.',
    ],
    'refuses no If-Match': [
      { ifMatch: undefined },
      'InvalidIfMatchVersion',
      'The If-Match version is missing or not valid for the resource.',
    ],
    'refuses an ETag of before': [{ ifMatch: 'E0000000000000' }, 'PreconditionFailed', /preconditions/],
    'refuses an origin that no longer says how long it may take': [
      { origin: without('OriginReadTimeout') },
      'IllegalUpdate',
      'OriginReadTimeout is required for updates.',
    ],
    'refuses an origin that no longer says how long it is held': [
      { origin: without('OriginKeepaliveTimeout') },
      'IllegalUpdate',
      'OriginKeepaliveTimeout is required for updates.',
    ],
    'refuses an origin that is a bucket and something else': [
      { origin: { S3OriginConfig: { OriginAccessIdentity: '' }, CustomOriginConfig: customOrigin } },
      'IllegalUpdate',
      'You must specify either a CustomOrigin or an S3Origin. You cannot specify both.',
    ],
    'refuses another reference': [{ reference: 'another' }, 'IllegalUpdate', /caller reference/],
  }),
  behaviour: {
    'keeps a version from being deleted that it is given now': async (target) => {
      const { name, arn } = await makeVersion(target);
      const { id, etag, reference } = await makeDistribution(target);
      await update(target, id, etag, configOf(reference, {}, [{ arn }]));
      await expect(deleteFunction(target, name)).rejects.toMatchObject(
        refusal('InvalidParameterValueException', /because it is a replicated function/),
      );
    },
    'lets a version go some hours after it was given up': onlyLocally('the hours', async (target, local) => {
      const { name, arn } = await makeVersion(target);
      const { id, etag, reference } = await makeDistribution(target, {}, [{ arn }]);
      await update(target, id, etag, configOf(reference));
      const stays = refusal('InvalidParameterValueException', /because it is a replicated function/);
      await expect(deleteFunction(target, name)).rejects.toMatchObject(stays);
      local.clock.advance(60 * 60_000);
      await expect(deleteFunction(target, name)).rejects.toMatchObject(stays);
      local.clock.advance(4 * 60 * 60_000);
      await deleteFunction(target, name);
    }),
  },
};
