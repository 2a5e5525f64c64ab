import { invalidArgument } from './errors.ts';

/** What every listing refuses, in S3's words. */
export const checkListing = (input: { MaxKeys?: number | undefined; EncodingType?: string | undefined }): void => {
  const { MaxKeys = 0, EncodingType = 'url' } = input;
  if (MaxKeys < 0) {
    throw invalidArgument('Argument maxKeys must be an integer between 0 and 2147483647', 'maxKeys', String(MaxKeys));
  }
  if (EncodingType !== 'url') {
    throw invalidArgument('Invalid Encoding Method specified in Request', 'encoding-type', EncodingType);
  }
};
