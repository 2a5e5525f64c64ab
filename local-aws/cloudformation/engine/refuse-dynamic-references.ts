import { ResourceFailure } from '../resource-type.ts';

/** There is no parameter store and no secret here; the reference itself must not be taken for its value. */
export const refuseDynamicReferences = (text: string): void => {
  if (text.includes('{{resolve:'))
    throw new ResourceFailure('local-aws does not resolve dynamic references ({{resolve:…}}).');
};
