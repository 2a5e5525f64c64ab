import type { Intrinsic } from '../intrinsic.ts';
import { booleansOf } from './booleans.ts';

export const fnAnd: Intrinsic = {
  evaluate: (argument, context) => booleansOf('Fn::And', argument, context, 2, 10).every(Boolean),
};
