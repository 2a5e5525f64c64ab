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

/** Each checksum that a client may send, and how to compute it. CRC64NVME and the newer ones are taken as they come. */
const algorithms: Record<string, ((body: Uint8Array) => string) | undefined> = {
  ChecksumCRC32: crcWith(crcTable(0xedb88320)),
  ChecksumCRC32C: crcWith(crcTable(0x82f63b78)),
  ChecksumSHA1: (body) => createHash('sha1').update(body).digest('base64'),
  ChecksumSHA256: (body) => createHash('sha256').update(body).digest('base64'),
  ChecksumCRC64NVME: undefined,
};

export const checksumsOf = (input: object, body: Uint8Array): Record<string, string> => {
  const given: Record<string, string> = {};
  for (const [name, compute] of Object.entries(algorithms)) {
    const value = (input as Record<string, unknown>)[name];
    if (typeof value !== 'string') continue;
    if (compute !== undefined && compute(body) !== value) {
      const algorithm = name.slice('Checksum'.length);
      throw new AwsError('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
    }
    given[name] = value;
  }
  return given;
};
