import { AwsError } from '../aws-error.ts';

const plain = /^[a-z0-9_.-]$/;

/** As Route 53 keeps names: lower case, a dot at the end, other characters as three octal digits. */
export const normalizeName = (name: string): string => {
  const text = name
    .toLowerCase()
    .replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))
    .replace(/\.?$/, '.');
  return [...text].map((c) => (plain.test(c) ? c : `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}`)).join('');
};

export const checkDomainName = (name: string): void => {
  const labels = normalizeName(name).slice(0, -1).split('.');
  const ok = name.length <= 255 && labels.length > 1 && labels.every((label) => label !== '' && label.length <= 63);
  if (!ok) throw new AwsError('InvalidDomainName', `The domain name ${name} is not valid.`);
};

/** What is wrong with a label of a name, in Route 53's words. */
export const labelProblem = (name: string): string | undefined => {
  const space = /\s/.exec(name)?.[0];
  if (space !== undefined)
    return `FATAL problem: UnsupportedCharacter (Value contains unsupported characters) encountered with '${space}'`;
  const labels = name.replace(/\.$/, '').split('.');
  const long = labels.find((label) => label.length > 63);
  if (labels.includes('')) return `FATAL problem: DomainLabelEmpty (Domain label is empty) encountered with '${name}'`;
  return long && `FATAL problem: DomainLabelTooLong (Domain label is too long) encountered with '${long}'`;
};

/** Names are listed by their labels from the end: example.com before www.example.com. */
export const sortKey = (name: string): string => name.slice(0, -1).split('.').reverse().join('.') + '.';

export const isWithin = (name: string, zone: string): boolean => name === zone || name.endsWith(`.${zone}`);
