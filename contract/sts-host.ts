const dnsSuffixes: [RegExp, string][] = [
  [/^cn-/, 'amazonaws.com.cn'],
  [/^eusc-/, 'amazonaws.eu'],
  [/^us-isob-/, 'sc2s.sgov.gov'],
  [/^us-isof-/, 'csp.hci.ic.gov'],
  [/^eu-isoe-/, 'cloud.adc-e.uk'],
  [/^us-iso-/, 'c2s.ic.gov'],
];

/** Ends the hosts of AWS's services in the region's partition. */
export const dnsSuffixOf = (region: string): string =>
  dnsSuffixes.find(([pattern]) => pattern.test(region))?.[1] ?? 'amazonaws.com';

/** The regional STS host, as an STS client of that region resolves it: never the global one, whose tokens stop at opt-in regions. */
export const stsHost = (region: string, endpoint?: string): string =>
  endpoint ? new URL(endpoint).host : `sts.${region}.${dnsSuffixOf(region)}`;
