import { notImplemented } from './aws-error.ts';
import type { Operation } from './operation.ts';

/** A member that local-aws does not have must not be passed over in silence: what it asks for would not happen. */
export const refuseLacking = (service: string, name: string, { lacks = [] }: Operation, input: unknown): void => {
  const given = lacks.filter((path) => valuesAt(input, path.split('.')).some(asksForSomething));
  if (given.length > 0) throw notImplemented(service, `${name} with ${given.join(', ')}`);
};

const valuesAt = (value: unknown, [step, ...rest]: string[]): unknown[] => {
  if (step === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  const inner = (value as Record<string, unknown>)[step.replace('[]', '')];
  const items = step.endsWith('[]') ? (Array.isArray(inner) ? inner : []) : [inner];
  return items.flatMap((item) => valuesAt(item, rest));
};

/** Some clients send what is off or empty. */
const asksForSomething = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null || value instanceof Date)
    return value !== undefined && value !== null && value !== false && value !== '';
  return Object.values(value).some(asksForSomething);
};
