import type { Operation, Service } from '../../local-aws/operation.ts';
import { loadServiceModel } from '../../local-aws/protocol/service-model.ts';
import type { Shape } from '../../local-aws/protocol/shape.ts';

const isPlain = (value: unknown): value is object =>
  Array.isArray(value) ||
  (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype);

const watched = (value: unknown, path: string, read: (path: string) => void): unknown => {
  if (!isPlain(value)) return value;
  return new Proxy(value, {
    get(target, key) {
      const inner: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol' || typeof inner === 'function') return inner;
      const at = Array.isArray(target) ? `${path}[]` : path === '' ? key : `${path}.${key}`;
      read(at);
      return watched(inner, at, read);
    },
  });
};

/** Which members of its input each operation of a service has looked at, while tests call it. */
export const watchInputs = (service: Service): { unread(operation: string): Promise<string[]> } => {
  const seen = new Map<string, Set<string>>();
  for (const [name, { run, authorize, ...rest }] of Object.entries(service.operations) as [
    string,
    Operation<unknown>,
  ][]) {
    const paths = new Set<string>();
    seen.set(name, paths);
    const watch = (input: unknown) => watched(input, '', (path) => paths.add(path));
    service.operations[name] = {
      ...rest,
      run: (call, input) => run(call, watch(input)),
      ...(authorize && { authorize: (call, input) => authorize(call, watch(input)) }),
    } satisfies Operation<unknown> as Operation;
  }
  return {
    async unread(operation) {
      const model = await loadServiceModel(service.name);
      const { lacks = [], ignores = [], keeps = [] } = service.operations[operation] ?? {};
      const input = model?.operations.get(operation)?.input;
      const read = seen.get(operation) ?? new Set<string>();
      const settled = new Set([...lacks, ...ignores, ...keeps]);
      return input === undefined ? [] : unreadIn(input, '', { read, settled }, []);
    },
  };
};

type Known = { read: Set<string>; settled: Set<string> };

const unreadIn = (shape: Shape, path: string, known: Known, within: string[]): string[] => {
  if (shape.kind === 'list') return unreadIn(shape.member.shape, `${path}[]`, known, within);
  if (shape.kind !== 'structure' || within.includes(shape.name)) return [];
  return shape.members.flatMap((member) => {
    const at = path === '' ? member.name : `${path}.${member.name}`;
    if (known.settled.has(at)) return [];
    return known.read.has(at) ? unreadIn(member.shape, at, known, [...within, shape.name]) : [at];
  });
};
