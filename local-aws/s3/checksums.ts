import { createHash } from 'node:crypto';
import { AwsError } from '../aws-error.ts';

const crcTable = (polynomial: number): Uint32Array =>
  Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? polynomial ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });

const crcWith =
  (table: Uint32Array) =>
  (body: Uint8Array): string => {
    let crc = 0xffffffff;
    for (const byte of body) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
    const result = Buffer.alloc(4);
    result.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
    return result.toString('base64');
  };

/** The 64-bit CRC of NVMe, reflected; in two halves, since bits beyond 32 are slow. */
const crc64Table = ((): [low: Uint32Array, high: Uint32Array] => {
  const [low, high] = [new Uint32Array(256), new Uint32Array(256)];
  for (let n = 0; n < 256; n++) {
    let [lo, hi] = [n, 0];
    for (let bit = 0; bit < 8; bit++) {
      const odd = lo & 1;
      lo = (lo >>> 1) | (hi << 31);
      hi >>>= 1;
      if (odd) [lo, hi] = [lo ^ 0xac4bc9b5, hi ^ 0x9a6c9329];
    }
    low[n] = lo;
    high[n] = hi;
  }
  return [low, high];
})();

const crc64Nvme = (body: Uint8Array): string => {
  const [low, high] = crc64Table;
  let [lo, hi] = [0xffffffff, 0xffffffff];
  for (const byte of body) {
    const at = (lo ^ byte) & 0xff;
    lo = ((lo >>> 8) | (hi << 24)) ^ (low[at] ?? 0);
    hi = (hi >>> 8) ^ (high[at] ?? 0);
  }
  const result = Buffer.alloc(8);
  result.writeUInt32BE(~hi >>> 0, 0);
  result.writeUInt32BE(~lo >>> 0, 4);
  return result.toString('base64');
};

const hash =
  (name: string) =>
  (body: Uint8Array): string =>
    createHash(name).update(body).digest('base64');

type Algorithm = { bytes: number; compute?: (body: Uint8Array) => string };

/** Each checksum that a client may send, and how to compute it. XXHash is taken as it comes. */
export const algorithms: Record<string, Algorithm> = {
  CRC32: { bytes: 4, compute: crcWith(crcTable(0xedb88320)) },
  CRC32C: { bytes: 4, compute: crcWith(crcTable(0x82f63b78)) },
  CRC64NVME: { bytes: 8, compute: crc64Nvme },
  SHA1: { bytes: 20, compute: hash('sha1') },
  SHA256: { bytes: 32, compute: hash('sha256') },
  SHA512: { bytes: 64, compute: hash('sha512') },
  MD5: { bytes: 16, compute: hash('md5') },
  XXHASH64: { bytes: 8 },
  XXHASH3: { bytes: 8 },
  XXHASH128: { bytes: 16 },
};

const invalidRequest = (message: string): AwsError => new AwsError('InvalidRequest', message);

/** x-amz-sdk-checksum-algorithm: what an SDK says that it sends, it must have sent. */
const checkAlgorithm = (algorithm: unknown, sent: string | undefined): void => {
  if (algorithm === undefined) return;
  if (sent === undefined) {
    throw invalidRequest(
      'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
    );
  }
  if (String(algorithm).toUpperCase() !== sent) {
    throw invalidRequest('Value for x-amz-sdk-checksum-algorithm header is invalid.');
  }
};

/** The checksum that was sent with a body, held against it; none, if none was sent. */
export const sentChecksum = (input: object, body: Uint8Array): Record<string, string> | undefined => {
  const given = Object.entries(algorithms).flatMap(([name, algorithm]) => {
    const value = (input as Record<string, unknown>)[`Checksum${name}`];
    return typeof value === 'string' ? [{ name, value, ...algorithm }] : [];
  });
  if (given.length > 1) {
    throw invalidRequest('Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.');
  }
  const [one] = given;
  checkAlgorithm((input as { ChecksumAlgorithm?: unknown }).ChecksumAlgorithm, one?.name);
  if (one === undefined) return undefined;
  const { name, value, bytes, compute } = one;
  const decoded = Buffer.from(value, 'base64');
  if (decoded.length !== bytes || decoded.toString('base64') !== value) {
    throw invalidRequest(`Value for x-amz-checksum-${name.toLowerCase()} header is invalid.`);
  }
  if (compute !== undefined && compute(body) !== value) {
    throw new AwsError('BadDigest', `The ${name} you specified did not match the calculated checksum.`);
  }
  return { [`Checksum${name}`]: value };
};

/** The checksum to keep with an object, by member name: the one that was sent, or CRC64NVME, which S3 takes by itself. */
export const checksumsOf = (input: object, body: Uint8Array): Record<string, string> =>
  sentChecksum(input, body) ?? { ChecksumCRC64NVME: crc64Nvme(body) };

/** An object put in one piece has a checksum of the whole. */
export const checksumTypeOf = (checksums: Record<string, string>): { ChecksumType?: 'FULL_OBJECT' } =>
  Object.keys(checksums).length === 0 ? {} : { ChecksumType: 'FULL_OBJECT' };
