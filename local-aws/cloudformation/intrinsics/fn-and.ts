import { booleanFunction } from './booleans.ts';

export const fnAnd = booleanFunction('Fn::And', 2, 10, (booleans) => booleans.every(Boolean));
