import { createHash, randomBytes } from 'node:crypto';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** S3 names a request in sixteen letters, where other services take a UUID. */
export const newS3RequestId = (): string =>
  [...randomBytes(16)].map((byte) => letters[byte % letters.length] ?? '').join('');

/** The second id of a request: x-amz-id-2, and HostId in errors. */
export const hostIdOf = (requestId: string): string => createHash('sha512').update(requestId).digest('base64');
