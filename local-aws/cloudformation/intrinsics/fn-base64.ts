import { templateError } from '../errors.ts';
import type { Intrinsic } from '../intrinsic.ts';

export const fnBase64: Intrinsic = {
  evaluate(argument, context) {
    const text = context.evaluate(argument);
    if (typeof text !== 'string') throw templateError('every Fn::Base64 object must have a String-typed value.');
    return Buffer.from(text).toString('base64');
  },
};
