import { checkDocument, documentSize } from '../check-document.ts';
import { limitExceeded } from '../errors.ts';

const maxSize = 6144;

export const checkPolicyDocument = (document: string): void => {
  checkDocument(document, 'managed');
  if (documentSize(document) > maxSize) throw limitExceeded(`Cannot exceed quota for PolicySize: ${maxSize}`);
};
