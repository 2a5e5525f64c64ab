type Address = { bits: bigint; width: 32 | 128 };

const parseV4 = (text: string): Address | undefined => {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return { bits: parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n), width: 32 };
};

const parseV6 = (text: string): Address | undefined => {
  const mapped = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (mapped !== null) {
    const v4 = parseV4(mapped[2] ?? '');
    if (v4 === undefined) return undefined;
    return parseV6(`${mapped[1] ?? ''}${(v4.bits >> 16n).toString(16)}:${(v4.bits & 0xffffn).toString(16)}`);
  }
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const groups = (half: string | undefined) => (half === undefined || half === '' ? [] : half.split(':'));
  const [head, tail] = [groups(halves[0]), groups(halves[1])];
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 0) return undefined;
  const all = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  if (!all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return { bits: all.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n), width: 128 };
};

const parse = (text: string): Address | undefined => (text.includes(':') ? parseV6(text) : parseV4(text));

/** Whether an address lies in a CIDR block, IPv4 or IPv6; a block without a length is one address. */
export const isInBlock = (block: string, address: string): boolean => {
  const [base = '', length] = block.split('/');
  const network = parse(base);
  const host = parse(address);
  if (network === undefined || host === undefined || network.width !== host.width) return false;
  const prefix = length === undefined ? network.width : Number(length);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > network.width) return false;
  const shift = BigInt(network.width - prefix);
  return network.bits >> shift === host.bits >> shift;
};
