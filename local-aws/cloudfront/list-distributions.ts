import type { ListDistributionsRequest, ListDistributionsResult } from '@aws-sdk/client-cloudfront';
import type { Operation } from '../operation.ts';
import { summarizeDistribution } from './present-distribution.ts';
import { cloudfrontState } from './state.ts';

export const listDistributions: Operation<ListDistributionsRequest, ListDistributionsResult> = {
  authorize: () => [{ action: 'cloudfront:ListDistributions', resource: '*' }],
  run: ({ world, account }, { Marker = '', MaxItems }) => {
    const limit = Math.min(Number(MaxItems ?? 100), 100);
    const rest = [...cloudfrontState(world, account).values()]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .filter(({ id }) => id > Marker);
    const page = rest.slice(0, limit);
    const more = rest.length > page.length;
    return {
      DistributionList: {
        Marker,
        MaxItems: limit,
        IsTruncated: more,
        ...(more && { NextMarker: page.at(-1)?.id ?? '' }),
        Quantity: page.length,
        ...(page.length > 0 && { Items: page.map((found) => summarizeDistribution(world, found)) }),
      },
    };
  },
};
