import type { Intrinsic } from '../intrinsic.ts';

export const fnGetAZs: Intrinsic = {
  evaluate(argument, context) {
    const region = context.evaluate(argument);
    return context.zones(typeof region === 'string' && region !== '' ? region : context.region);
  },
};
