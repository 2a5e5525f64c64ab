import { booleanFunction } from './booleans.ts';

export const fnOr = booleanFunction('Fn::Or', 2, 10, (booleans) => booleans.some(Boolean));
