import type { GetMetricDataInput, GetMetricDataOutput, MetricDataResult } from '@aws-sdk/client-cloudwatch';
import { AwsError, notImplemented } from '../aws-error.ts';

const mostPoints = 100_800;

/** One page of the data points of all results; what has more of them to come is PartialData until then. */
export const pageOf = (
  results: MetricDataResult[],
  { NextToken, MaxDatapoints = mostPoints }: Pick<GetMetricDataInput, 'NextToken' | 'MaxDatapoints'>,
): Pick<GetMetricDataOutput, 'MetricDataResults' | 'NextToken'> => {
  if (MaxDatapoints < 1 || MaxDatapoints > mostPoints)
    throw notImplemented('monitoring', `MaxDatapoints ${MaxDatapoints}`);
  const start = NextToken === undefined ? 0 : placeOf(NextToken);
  const end = start + MaxDatapoints;
  let before = 0;
  const page = results.map(({ Timestamps = [], Values = [], ...result }): MetricDataResult => {
    const [from, to] = [start - before, end - before].map((place) => Math.max(0, place));
    before += Values.length;
    return {
      ...result,
      Timestamps: Timestamps.slice(from, to),
      Values: Values.slice(from, to),
      StatusCode: before > end ? 'PartialData' : 'Complete',
    };
  });
  return {
    MetricDataResults: page,
    ...(end < before && { NextToken: Buffer.from(String(end)).toString('base64url') }),
  };
};

const placeOf = (token: string): number => {
  const place = Buffer.from(token, 'base64url').toString();
  if (!/^\d+$/.test(place)) throw new AwsError('InvalidNextToken', 'The next token specified is invalid.');
  return Number(place);
};
