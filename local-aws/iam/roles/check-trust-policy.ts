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
