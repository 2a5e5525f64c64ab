import { isIP } from 'node:net';

/** An IP address, or a range of them. A range of everything is refused: it would have every caller say who he is. */
export const isProxyAddress = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
};
