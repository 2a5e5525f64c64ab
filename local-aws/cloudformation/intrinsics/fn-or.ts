import type { Intrinsic } from '../intrinsic.ts';
import { booleansOf } from './booleans.ts';

export const fnOr: Intrinsic = {
  evaluate: (argument, context) => booleansOf('Fn::Or', argument, context, 2, 10).some(Boolean),
};
