import type { DestinationConfig } from '@aws-sdk/client-lambda';
import type { World } from '../world.ts';
import { functionOf } from './find-function.ts';
import { constraint, invalidParameterValue } from './lambda-error.ts';
import type { LambdaFunction } from './state.ts';

const pattern = /^arn:aws[a-zA-Z0-9-]*:[a-zA-Z0-9-]+:([a-z]{2}(-gov|-iso[a-z]?)?-[a-z]+-\d)?:(\d{12})?:.*$/;
const shown =
  '$|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)';

export const checkDestinations = (world: World, fn: LambdaFunction, config: DestinationConfig | undefined): void => {
  const onSuccess = config?.OnSuccess?.Destination;
  const onFailure = config?.OnFailure?.Destination;
  for (const [side, arn] of Object.entries({ onSuccess, onFailure })) {
    if (arn && !pattern.test(arn)) {
      const rule = `Member must satisfy regular expression pattern: ${shown}`;
      throw constraint(`destinationConfig.${side}.destination`, arn, rule);
    }
  }
  for (const arn of [onFailure, onSuccess]) {
    if (!arn) continue;
    const [, , service = '', region = '', account = '', , name = ''] = arn.split(':');
    if (!['sqs', 'sns', 'lambda', 'events', 's3'].includes(service)) {
      const member = (kind: string, value: string | undefined) => (value ? `${kind}(destination=${value})` : 'null');
      throw invalidParameterValue(
        `The provided destination config DestinationConfig(onSuccess=${member('OnSuccess', onSuccess)}, onFailure=${member('OnFailure', onFailure)}) is invalid.`,
      );
    }
    if (service !== 'lambda') continue;
    if (functionOf(world, { account, region, name }) === undefined) {
      throw invalidParameterValue(`The destination ARN ${arn} is invalid.`);
    }
    if (arn === fn.arn || arn.startsWith(`${fn.arn}:`)) {
      throw invalidParameterValue("You can't specify the function as a destination for itself.");
    }
  }
};
