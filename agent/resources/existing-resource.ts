import { AgentError } from '../agent-error.ts';
import type { Deps } from '../deps.ts';
import { isMissing } from '../describe-error.ts';
import { existingKinds } from '../existing-kinds.ts';
import { arnIn, homeRegionOf } from '../names.ts';
import { textOf, type ResourceRequest } from '../request.ts';
import type { Check, Done, Resource } from '../resource.ts';

/** Something that the stack relies on and did not make: checked to exist in its region, and its attributes handed on. */
export const existingResource: Resource = {
  physicalId: (request) => `existing-${request.StackId.split('/').at(-1)}-${request.LogicalResourceId}`,
  create: (deps, request) => look(deps, request),
  update: (deps, request) => look(deps, request),
  delete: async () => ({}),
  // not again for Delete, which has nothing to do and nothing to fail over
  again: { Create: 'look', Update: 'look' },
  insteadOfFailure: { Delete: {} },
  checks: {
    look: {
      waitsFor: 'an answer of AWS whether the resource exists',
      run: (deps, request) => look(deps, request),
      atDeadline: {
        code: 'existence_unknown',
        reason: 'AWS did not say in time whether the resource exists. Try again.',
      },
    } satisfies Check,
  },
};

const look = async (deps: Deps, request: ResourceRequest): Promise<Done> => {
  const kindName = textOf(request.ResourceProperties, 'Kind');
  const name = textOf(request.ResourceProperties, 'Name');
  const load = Object.hasOwn(existingKinds, kindName) ? existingKinds[kindName] : undefined;
  if (!load)
    throw new AgentError(
      'kind_unknown',
      `The property Kind is ${kindName === '' ? 'missing' : `"${kindName.slice(0, 64)}"`}.`,
      `Set Kind to one of ${Object.keys(existingKinds).join(', ')}; a newer agent may know more.`,
    );
  const kind = await load();
  if (!kind.name.test(name))
    throw new AgentError(
      'name_invalid',
      `The property Name does not name a ${kindName}.`,
      'Set Name to the name alone, not to an ARN.',
    );
  const region = homeRegionOf(request.StackId);
  const found = await kind
    .find(deps, { name, region, arn: (service, resource) => arnIn(request.StackId, service, region, resource) })
    .catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
  if (found) return { data: found };
  throw new AgentError(
    'does_not_exist',
    `There is no ${kindName} ${name} in ${region} of this account.`,
    'Make it first, or correct Name.',
  );
};
