import { AwsError } from '../aws-error.ts';

/** The digest of a body as its sender made it, against the one that came. */
export const checkContentMd5 = (given: string | undefined, computed: string): void => {
  if (given === undefined) return;
  const digest = Buffer.from(given, 'base64');
  if (digest.length !== 16 || digest.toString('base64') !== given) {
    throw new AwsError('InvalidDigest', 'The Content-MD5 you specified was invalid.', 400, { 'Content-MD5': given });
  }
  if (digest.toString('hex') !== computed) {
    throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.', 400, {
      ExpectedDigest: given,
      CalculatedDigest: Buffer.from(computed, 'hex').toString('base64'),
    });
  }
};
