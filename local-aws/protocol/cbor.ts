/** As much of CBOR (RFC 8949) as the AWS SDKs send and read: no big numbers, and of the tags only that of a time. */
const timeTag = 1;

const head = (major: number, argument: number): Buffer => {
  const first = major << 5;
  if (argument < 24) return Buffer.from([first | argument]);
  if (argument < 0x100) return Buffer.from([first | 24, argument]);
  const bytes = Buffer.alloc(argument < 0x10000 ? 3 : argument < 0x100000000 ? 5 : 9);
  bytes[0] = first | (bytes.length === 3 ? 25 : bytes.length === 5 ? 26 : 27);
  if (bytes.length === 9) bytes.writeBigUInt64BE(BigInt(argument), 1);
  else bytes.writeUIntBE(argument, 1, bytes.length - 1);
  return bytes;
};

const double = (value: number): Buffer => {
  const bytes = Buffer.alloc(9);
  bytes[0] = 0xfb;
  bytes.writeDoubleBE(value, 1);
  return bytes;
};

const text = (value: string): Buffer => {
  const bytes = Buffer.from(value);
  return Buffer.concat([head(3, bytes.length), bytes]);
};

export const writeCbor = (value: unknown): Buffer => {
  if (value === undefined || value === null) return Buffer.from([0xf6]);
  if (typeof value === 'boolean') return Buffer.from([value ? 0xf5 : 0xf4]);
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) return double(value);
    return value < 0 ? head(1, -1 - value) : head(0, value);
  }
  if (value instanceof Date) return Buffer.concat([head(6, timeTag), double(value.getTime() / 1000)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(writeCbor)]);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, item]) => [text(key), writeCbor(item)])]);
};

const half = (bits: number): number => {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
};

/** Undefined where the bytes are no CBOR, or say more than there is. */
export const readCbor = (bytes: Buffer): unknown => {
  let at = 0;
  const take = (length: number): number => {
    at += length;
    return at - length;
  };
  const argumentOf = (info: number): number => {
    if (info < 24) return info;
    if (info === 24) return bytes.readUInt8(take(1));
    if (info === 25) return bytes.readUInt16BE(take(2));
    if (info === 26) return bytes.readUInt32BE(take(4));
    if (info === 27) return Number(bytes.readBigUInt64BE(take(8)));
    throw new RangeError('reserved length');
  };
  const isEnd = (): boolean => {
    const ended = bytes.readUInt8(at) === 0xff;
    if (ended) at++;
    return ended;
  };
  /** Without a length, items come until the mark of the end. */
  const items = (info: number): unknown[] => {
    const found: unknown[] = [];
    if (info === 31) while (!isEnd()) found.push(item());
    else for (let left = argumentOf(info); left > 0; left--) found.push(item());
    return found;
  };
  const chunk = (info: number): Buffer => {
    if (info === 31) return Buffer.concat((items(info) as (string | Uint8Array)[]).map((part) => Buffer.from(part)));
    const length = argumentOf(info);
    if (at + length > bytes.length) throw new RangeError('too short');
    const start = take(length);
    return bytes.subarray(start, at);
  };
  const pairs = (info: number): Record<string, unknown> => {
    const found: [string, unknown][] = [];
    const more = info === 31 ? () => !isEnd() : countdown(argumentOf(info));
    while (more()) found.push([String(item()), item()]);
    return Object.fromEntries(found);
  };
  const simple = (info: number): unknown => {
    if (info === 20 || info === 21) return info === 21;
    if (info === 25) return half(bytes.readUInt16BE(take(2)));
    if (info === 26) return bytes.readFloatBE(take(4));
    if (info === 27) return bytes.readDoubleBE(take(8));
    return null;
  };
  const item = (): unknown => {
    const first = bytes.readUInt8(take(1));
    const info = first & 0x1f;
    switch (first >> 5) {
      case 0:
        return argumentOf(info);
      case 1:
        return -1 - argumentOf(info);
      case 2:
        return new Uint8Array(chunk(info));
      case 3:
        return chunk(info).toString();
      case 4:
        return items(info);
      case 5:
        return pairs(info);
      case 6:
        return argumentOf(info) === timeTag ? new Date(Number(item()) * 1000) : item();
      default:
        return simple(info);
    }
  };
  try {
    return item();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

const countdown = (count: number) => {
  let left = count;
  return () => left-- > 0;
};
