import { leafChanges } from '../change-sets/leaf-changes.ts';
import { isMissing } from '../engine/handler-error.ts';
import { resourceContext } from '../engine/resource-context.ts';
import type { Run } from '../engine/run.ts';
import { resourceTypeOf } from '../resource-types.ts';
import type { Properties, ResourceDrift, StackResource } from '../stack-state.ts';

/** Compares what the stack wants of a resource with what it is. Undefined for a type whose drift cannot be seen. */
export const detectResourceDrift = async (run: Run, resource: StackResource): Promise<ResourceDrift | undefined> => {
  const type = resourceTypeOf(resource.type);
  if (!type.read || resource.physicalId === '') return undefined;
  const at = run.world.clock.now();
  const expected = resource.properties;
  const actual = await readLive(() =>
    type.read?.(
      resourceContext(run, resource, () => {}),
      resource,
    ),
  );
  if (actual === undefined) return { status: 'DELETED', at, expected: JSON.stringify(resource.shown) };
  // Only what the template says is compared: CloudFormation does not know the rest.
  const shared = Object.keys(expected).filter((name) => name in actual && name !== 'Tags');
  const differences = shared.flatMap((name) =>
    same(expected[name], actual[name])
      ? []
      : leafChanges(expected[name], actual[name]).map((leaf) => ({
          ...leaf,
          path: `/${[name, ...leaf.steps].join('/')}`,
        })),
  );
  return {
    status: differences.length === 0 ? 'IN_SYNC' : 'MODIFIED',
    at,
    expected: JSON.stringify(resource.shown),
    actual: JSON.stringify({ ...resource.shown, ...Object.fromEntries(shared.map((name) => [name, actual[name]])) }),
    differences: differences.map(({ path, BeforeValue, AfterValue, AttributeChangeType }) => ({
      path,
      expected: BeforeValue ?? 'null',
      actual: AfterValue ?? 'null',
      type: AttributeChangeType === 'Add' ? 'ADD' : AttributeChangeType === 'Remove' ? 'REMOVE' : 'NOT_EQUAL',
    })),
  };
};

const readLive = async (read: () => Promise<Properties | undefined> | undefined): Promise<Properties | undefined> => {
  try {
    return await read();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** Services give lists back in an order of their own, and members of objects too. */
const same = (expected: unknown, actual: unknown): boolean => sorted(expected) === sorted(actual);

const sorted = (value: unknown): string => {
  if (Array.isArray(value)) return JSON.stringify(value.map(sorted).sort());
  if (typeof value === 'object' && value !== null)
    return JSON.stringify(
      Object.entries(value)
        .map(([key, item]) => [key, sorted(item)])
        .sort(),
    );
  return String(value);
};
