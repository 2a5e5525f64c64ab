import { templateError } from '../errors.ts';
import type { Intrinsic } from '../intrinsic.ts';

export const fnImportValue: Intrinsic = {
  evaluate(argument, context) {
    const name = context.evaluate(argument);
    if (typeof name !== 'string')
      throw templateError(
        'the attribute in Fn::ImportValue must not depend on any resources, imported values, or Fn::GetAZs',
      );
    return context.importValue(name);
  },
};
