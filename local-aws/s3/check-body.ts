import { createHash } from 'node:crypto';
import type { HttpRequest } from '../protocol/http.ts';
import { checkContentMd5 } from './check-content-md5.ts';
import { algorithms, sentChecksum } from './checksums.ts';

/** The digests that came with a body, against the body. What PutObject stores it looks at by itself. */
export const checkBody = ({ headers, body }: HttpRequest, operation: string): void => {
  if (operation === 'PutObject' || body.length === 0) return;
  if (headers['content-md5'] !== undefined) {
    checkContentMd5(headers['content-md5'], createHash('md5').update(body).digest('hex'));
  }
  const sent = Object.keys(algorithms).map((name) => [
    `Checksum${name}`,
    headers[`x-amz-checksum-${name.toLowerCase()}`],
  ]);
  sentChecksum({ ...Object.fromEntries(sent), ChecksumAlgorithm: headers['x-amz-sdk-checksum-algorithm'] }, body);
};
