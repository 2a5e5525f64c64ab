import type { World } from '../../world.ts';
import { checkDocument, documentSize } from '../check-document.ts';
import { limitExceeded } from '../errors.ts';
import { resolveTrustPrincipals } from '../trust-principals.ts';

const trustLimit = 2048;

/** What IAM checks before it stores a trust policy; the answer is whom it trusts, by ARN and unique id. */
export const checkTrustPolicy = (world: World, text: string): Map<string, string> => {
  const document = checkDocument(text, 'trust');
  const trusted = resolveTrustPrincipals(world, document);
  if (documentSize(text) > trustLimit) throw limitExceeded(`Cannot exceed quota for ACLSizePerRole: ${trustLimit}`);
  return trusted;
};
