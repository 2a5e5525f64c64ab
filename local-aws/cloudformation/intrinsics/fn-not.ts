import { booleanFunction } from './booleans.ts';

export const fnNot = booleanFunction('Fn::Not', 1, 1, ([only]) => !only);
