import type { AuthorizationRequest, Call } from '../../operation.ts';
import type { World } from '../../world.ts';
import { resourceInUse, resourceNotFound } from '../lambda-error.ts';
import { lambdaState, type EventSourceMapping } from '../state.ts';
import { isSettling } from './present-mapping.ts';

export const mappingsOf = (world: World, account: string, region: string): EventSourceMapping[] => {
  const { mappings } = lambdaState(world, account, region);
  for (const [uuid, mapping] of mappings) {
    if (mapping.change === 'Deleting' && !isSettling(world, mapping)) mappings.delete(uuid);
  }
  return [...mappings.values()];
};

export const findMapping = ({ world, account, region }: Call, uuid: string | undefined): EventSourceMapping => {
  const found = mappingsOf(world, account, region).find((mapping) => mapping.uuid === uuid);
  if (found === undefined) throw resourceNotFound('The resource you requested does not exist.');
  return found;
};

/** A mapping whose last change is under way takes no other. */
export const findRestingMapping = (call: Call, uuid: string | undefined, verb: string): EventSourceMapping => {
  const mapping = findMapping(call, uuid);
  if (isSettling(call.world, mapping) && mapping.change !== 'Creating') {
    throw resourceInUse(`Cannot ${verb} the event source mapping because it is in use.`);
  }
  return mapping;
};

export const mappingArn = ({ world, account, region }: Call, uuid: string): string =>
  `arn:${world.partition}:lambda:${region}:${account}:event-source-mapping:${uuid}`;

export const onMapping = (call: Call, action: string, uuid: string | undefined): AuthorizationRequest[] => {
  const functionArn = lambdaState(call.world, call.account, call.region).mappings.get(uuid ?? '')?.functionArn;
  return [
    {
      action: `lambda:${action}`,
      resource: mappingArn(call, uuid ?? ''),
      resourceAccount: call.account,
      ...(functionArn !== undefined && { context: { 'lambda:FunctionArn': functionArn } }),
    },
  ];
};
