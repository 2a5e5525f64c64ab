import { CloudFrontClient, DeleteDistributionCommand } from '@aws-sdk/client-cloudfront';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { getDistribution, makeDistribution, noDistribution, untilDeployed } from '../make-distribution.ts';
import { deleteFunction, makeVersion } from '../make-version.ts';

const remove = (target: Target, Id: string, IfMatch?: string) =>
  target.client(CloudFrontClient).send(new DeleteDistributionCommand({ Id, IfMatch }));

export const deleteDistribution: OperationTest = {
  fact: 'CloudFront API reference, DeleteDistribution: only once it is disabled and that is deployed; If-Match must be the ETag of now.',
  shape: {
    'answers nothing': async (target) => {
      const { id, etag } = await makeDistribution(target);
      await untilDeployed(target, id);
      expect((await remove(target, id, etag)).$metadata.httpStatusCode).toBe(204);
    },
  },
  validation: {
    ...refusals(remove, {
      'refuses a distribution that is not there': [
        noDistribution,
        'NoSuchDistribution',
        'The specified distribution does not exist.',
      ],
    }),
    'refuses no If-Match': async (target) => {
      const { id } = await makeDistribution(target);
      await expect(remove(target, id)).rejects.toMatchObject(
        refusal('InvalidIfMatchVersion', 'The If-Match version is missing or not valid for the resource.'),
      );
    },
  },
  behaviour: {
    'refuses one that is enabled': async (target) => {
      const { id, etag } = await makeDistribution(target, { Enabled: true });
      await untilDeployed(target, id);
      await expect(remove(target, id, etag)).rejects.toMatchObject(
        refusal('DistributionNotDisabled', 'The distribution you are trying to delete has not been disabled.'),
      );
    },
    'takes the distribution away': async (target) => {
      const { id, etag } = await makeDistribution(target);
      await untilDeployed(target, id);
      await remove(target, id, etag);
      await expect(getDistribution(target, id)).rejects.toMatchObject(
        refusal('NoSuchDistribution', 'The specified distribution does not exist.'),
      );
    },
    'leaves the copies of its functions for some hours': onlyLocally('the hours', async (target, local) => {
      const { name, arn } = await makeVersion(target);
      const { id, etag } = await makeDistribution(target, {}, [{ arn }]);
      await untilDeployed(target, id);
      await remove(target, id, etag);
      await expect(deleteFunction(target, name)).rejects.toMatchObject(
        refusal('InvalidParameterValueException', /because it is a replicated function/),
      );
      local.clock.advance(5 * 60 * 60_000);
      await deleteFunction(target, name);
    }),
  },
};
