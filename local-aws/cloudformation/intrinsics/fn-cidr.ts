import { notImplemented } from '../../aws-error.ts';
import { templateError } from '../errors.ts';
import { knownAfterApply, type Intrinsic } from '../intrinsic.ts';

/** IPv4 only: no resource type here takes an IPv6 block. */
export const fnCidr: Intrinsic = {
  evaluate(argument, context) {
    const [block, count, bits = '8'] = (Array.isArray(argument) ? argument : []).map((part) => context.evaluate(part));
    if (block === knownAfterApply) return knownAfterApply;
    if (String(block).includes(':')) throw notImplemented('cloudformation', 'Fn::Cidr of an IPv6 block');
    const [address = '', prefix = ''] = String(block).split('/');
    const octets = address.split('.').map(Number);
    const size = 2 ** Number(bits);
    const wanted = Number(count);
    if (octets.length !== 4 || !/^\d+$/.test(prefix) || !(wanted >= 1 && wanted <= 256) || !Number.isInteger(size))
      throw templateError('every Fn::Cidr object requires an IP block, a count and the number of subnet bits.');
    if (wanted * size > 2 ** (32 - Number(prefix)))
      throw templateError(`Fn::Cidr cannot fit ${wanted} blocks of ${bits} bits into ${String(block)}.`);
    const start = octets.reduce((sum, octet) => sum * 256 + octet, 0);
    return Array.from({ length: wanted }, (_, index) => `${dotted(start + index * size)}/${32 - Number(bits)}`);
  },
};

const dotted = (value: number): string => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
