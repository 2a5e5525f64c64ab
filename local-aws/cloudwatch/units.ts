const amounts = [
  ...['Bytes', 'Kilobytes', 'Megabytes', 'Gigabytes', 'Terabytes'],
  ...['Bits', 'Kilobits', 'Megabits', 'Gigabits', 'Terabits'],
];

/** What a metric may be counted in. */
export const units: readonly string[] = [
  ...['Seconds', 'Microseconds', 'Milliseconds'],
  ...amounts,
  ...['Percent', 'Count'],
  ...[...amounts, 'Count'].map((amount) => `${amount}/Second`),
  'None',
];
