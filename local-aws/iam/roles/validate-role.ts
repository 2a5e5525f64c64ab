import { createValidation } from '../../validation.ts';
import type { World } from '../../world.ts';
import { checkDocument, documentSize } from '../check-document.ts';
import { limitExceeded } from '../errors.ts';
import { checkTrustPrincipals } from '../trust-principals.ts';

const trustLimit = 2048;

export const checkTrustPolicy = (world: World, text: string): void => {
  const document = checkDocument(text, 'trust');
  checkTrustPrincipals(world, document);
  if (documentSize(text) > trustLimit) throw limitExceeded(`Cannot exceed quota for ACLSizePerRole: ${trustLimit}`);
};

export const checkRoleInput = (input: {
  RoleName?: string | undefined;
  Path?: string | undefined;
  Description?: string | undefined;
  MaxSessionDuration?: number | undefined;
}): void => {
  const check = createValidation();
  check.text('roleName', input.RoleName, { min: 1, max: 64, pattern: /^[\w+=,.@-]+$/ });
  check.text('path', input.Path, {
    min: 1,
    max: 512,
    pattern: /^(\/|\/[\x21-\x7e]+\/)$/,
    shown: '(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)',
  });
  check.text('description', input.Description, { max: 1000 });
  check.number('maxSessionDuration', input.MaxSessionDuration, { min: 3600, max: 43_200 });
  check.throwIfAny();
};
