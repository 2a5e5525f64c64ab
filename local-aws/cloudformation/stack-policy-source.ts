import type { Call } from '../operation.ts';
import { validationError } from './errors.ts';
import { checkPolicyText } from './stack-policy.ts';
import { textFromS3 } from './template-source.ts';

/** A stack policy from the request or from S3, once it is seen to be one; undefined where none was given. */
export const stackPolicyText = async (
  call: Call,
  name: 'StackPolicy' | 'StackPolicyDuringUpdate',
  body: string | undefined,
  url: string | undefined,
): Promise<string | undefined> => {
  if (body !== undefined && url !== undefined)
    throw validationError(`You cannot specify both ${name}URL and ${name}Body`);
  const text = url === undefined ? body : await textFromS3(call, `${name}URL`, url);
  if (text !== undefined) checkPolicyText(text);
  return text;
};
