const suffixes: [prefix: string, partition: string, dnsSuffix: string][] = [
  ['cn-', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-', 'aws-us-gov', 'amazonaws.com'],
  ['us-isob-', 'aws-iso-b', 'sc2s.sgov.gov'],
  ['us-iso-', 'aws-iso', 'c2s.ic.gov'],
  ['eusc-', 'aws-eusc', 'amazonaws.eu'],
];

export const partitionOf = (region: string): { partition: string; dnsSuffix: string } => {
  const [, partition, dnsSuffix] = suffixes.find(([prefix]) => region.startsWith(prefix)) ?? [];
  return { partition: partition ?? 'aws', dnsSuffix: dnsSuffix ?? 'amazonaws.com' };
};
