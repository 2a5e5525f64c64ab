import { AwsError } from '../aws-error.ts';
import type { AuthorizationRequest, Call } from '../operation.ts';
import { cloudfrontState, distributionArn, type Distribution } from './state.ts';

export const findDistribution = ({ world, account }: Call, id: string | undefined): Distribution => {
  const found = cloudfrontState(world, account).get(id ?? '');
  if (found) return found;
  throw new AwsError('NoSuchDistribution', 'The specified distribution does not exist.', 404);
};

export const onDistribution = (call: Call, action: string, id: string | undefined): AuthorizationRequest[] => [
  {
    action: `cloudfront:${action}`,
    resource: distributionArn(call.world, call.account, id ?? '*'),
    resourceAccount: call.account,
  },
];

/** Whoever changes a distribution must have seen how it is. */
export const refuseOutdated = ({ etag }: Distribution, ifMatch: string | undefined): void => {
  if (ifMatch === undefined || ifMatch === '')
    throw new AwsError('InvalidIfMatchVersion', 'The If-Match version is missing or not valid for the resource.', 400);
  if (ifMatch !== etag)
    throw new AwsError(
      'PreconditionFailed',
      "The request failed because it didn't meet the preconditions in one or more request-header fields.",
      412,
    );
};
