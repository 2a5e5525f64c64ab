import { createHash } from 'node:crypto';
type Value = {
  DataType: string | undefined;
  StringValue?: string | undefined;
  BinaryValue?: Uint8Array | undefined;
};

const md5 = (data: string | Buffer): string => createHash('md5').update(data).digest('hex');

export const bodyDigest = (body: string): string => md5(body);

/** The digest that SDKs recompute: names in order, each with length, type and value. */
export const attributesDigest = (attributes: Partial<Record<string, Value>>): string | undefined => {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  return md5(
    Buffer.concat(
      names.flatMap((name) => {
        const { DataType = '', StringValue, BinaryValue } = attributes[name] ?? { DataType: '' };
        const value = DataType.startsWith('Binary') ? Buffer.from(BinaryValue ?? []) : Buffer.from(StringValue ?? '');
        const transport = Buffer.from([DataType.startsWith('Binary') ? 2 : 1]);
        return [sized(Buffer.from(name)), sized(Buffer.from(DataType)), transport, sized(value)];
      }),
    ),
  );
};

const sized = (data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, data]);
};
