import type { Intrinsic } from '../intrinsic.ts';
import { booleansOf } from './booleans.ts';

export const fnNot: Intrinsic = {
  evaluate: (argument, context) => !booleansOf('Fn::Not', argument, context, 1, 1)[0],
};
