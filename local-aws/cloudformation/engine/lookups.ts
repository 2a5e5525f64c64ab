import { templateError, validationError } from '../errors.ts';
import type { World } from '../../world.ts';
import type { EvaluationContext } from '../intrinsic.ts';
import { ResourceFailure } from '../resource-type.ts';
import { cloudFormationState, type Stack } from '../stack-state.ts';

type Lookups = Pick<EvaluationContext, 'ref' | 'getAtt' | 'importValue'>;

/** Ref and GetAtt of the stack's resources as they stand. */
export const lookupsOf = (world: World, stack: Stack, masked = false): Lookups => ({
  ref(logicalId) {
    return resourceOf(stack, logicalId).physicalId;
  },
  getAtt(logicalId, attribute) {
    const resource = resourceOf(stack, logicalId);
    const value = resource.attributes[attribute];
    if (value === undefined)
      throw new ResourceFailure(
        `CustomResource attribute error: Vendor response doesn't contain ${attribute} attribute in object ${stack.id}|${logicalId}|${resource.requestId ?? ''}`,
      );
    return masked && resource.noEcho ? '*****' : value;
  },
  importValue: (name) => exportedValue(world, stack, name),
});

export const exportedValue = (world: World, stack: Stack, name: string): string => {
  const output = exportsOf(world, stack.account, stack.region).find(({ exportName }) => exportName === name);
  if (!output) throw validationError(`No export named ${name} found`);
  return output.value;
};

export type Export = { exportName: string; value: string; stack: Stack };

/** Every export of the account in the region. */
export const exportsOf = (world: World, account: string, region: string): Export[] =>
  [...cloudFormationState(world, account, region).stacks.values()]
    .filter(({ status }) => status !== 'DELETE_COMPLETE')
    .flatMap((stack) =>
      stack.outputs.flatMap(({ exportName, value }) =>
        exportName === undefined ? [] : [{ exportName, value, stack }],
      ),
    );

/** Stacks that import what is exported under this name. */
export const importersOf = (world: World, account: string, region: string, exportName: string): Stack[] =>
  [...cloudFormationState(world, account, region).stacks.values()].filter(
    ({ status, imports }) => status !== 'DELETE_COMPLETE' && imports.includes(exportName),
  );

const resourceOf = (stack: Stack, logicalId: string) => {
  const resource = stack.resources[logicalId];
  if (!resource) throw templateError(`instance of Fn::GetAtt references undefined resource ${logicalId}`);
  return resource;
};
