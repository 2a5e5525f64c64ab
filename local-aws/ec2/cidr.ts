import { ec2Error } from './find.ts';

export type Range = { first: number; last: number; length: number };

/** An IPv4 block as the numbers it covers. */
export const readCidr = (text: string): Range => {
  const [address = '', given = ''] = text.split('/');
  const parts = address.split('.').map(Number);
  const length = Number(given);
  const valid = /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/.test(text) && parts.every((part) => part <= 255) && length <= 32;
  if (!valid)
    throw ec2Error(
      'InvalidParameterValue',
      `Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    );
  const size = 2 ** (32 - length);
  const number = parts.reduce((sum, part) => sum * 256 + part, 0);
  const first = Math.floor(number / size) * size;
  return { first, last: first + size - 1, length };
};

/** The block from its first address on: what AWS makes of one that begins elsewhere. */
export const canonicalCidr = ({ first, length }: Range): string =>
  `${[24, 16, 8, 0].map((bits) => Math.floor(first / 2 ** bits) % 256).join('.')}/${length}`;

export const overlap = (a: Range, b: Range): boolean => a.first <= b.last && b.first <= a.last;
export const isWithin = (inner: Range, outer: Range): boolean => inner.first >= outer.first && inner.last <= outer.last;
