import { isIPv4, isIPv6 } from 'node:net';

/** What Route 53 has against one value of a record, by name and in words. */
const fatal = (type: string, value: string): string | undefined => {
  if (type === 'A' || type === 'AAAA') {
    if (/\s/.test(value)) return `${type}RRDATANotSingleField (Value contains spaces)`;
    if (type === 'A')
      return isIPv4(value) ? undefined : 'ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)';
    return isIPv6(value) ? undefined : 'AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)';
  }
  const fields = value.trim().split(/\s+/).length;
  if (type === 'MX') return fields === 2 ? undefined : "MXRRDATANotTwoFields (MX record doesn't have 2 fields)";
  if (type === 'SRV') return fields === 4 ? undefined : "SRVRRDATANotFourFields (SRV record doesn't have 4 fields)";
  if (type !== 'TXT' && type !== 'SPF') return undefined;
  if (!/^"([^"\\]|\\.)*"(\s+"([^"\\]|\\.)*")*$/.test(value))
    return 'InvalidCharacterString (Value should be enclosed in quotation marks)';
  const tooLong = value.split(/"\s+"/).some((text) => text.replace(/^"|"$/g, '').length > 255);
  return tooLong ? 'CharacterStringTooLong (Value is too long)' : undefined;
};

export const problemsOfValues = (type: string, values: string[]): string[] => {
  const invalid = values.flatMap((value) => {
    const problem = fatal(type, value);
    return problem === undefined
      ? []
      : [`Invalid Resource Record: 'FATAL problem: ${problem} encountered with '${value}''`];
  });
  const twice = values.filter((value, i) => values.indexOf(value) !== i);
  return [...invalid, ...new Set(twice.map((value) => `Duplicate Resource Record: '${value}'`))];
};
