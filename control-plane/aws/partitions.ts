/** AWS's partitions, as the SDK's own endpoint data lists them. */
export type Partition = {
  name: string;
  /** Host of the console in a region. */
  consoleHost: (region: string) => string;
  regions: RegExp;
};

const commercial: Partition = {
  name: 'aws',
  consoleHost: (region) => `${region}.console.aws.amazon.com`,
  regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-(central|north|south|east|west|northeast|northwest|southeast|southwest)-\d$/,
};

export const partitions: readonly Partition[] = [
  commercial,
  {
    name: 'aws-cn',
    consoleHost: () => 'console.amazonaws.cn',
    regions: /^cn-(north|northwest)-\d$/,
  },
  {
    name: 'aws-us-gov',
    consoleHost: (region) => `${region}.console.amazonaws-us-gov.com`,
    regions: /^us-gov-(east|west)-\d$/,
  },
  {
    name: 'aws-eusc',
    consoleHost: () => 'console.amazonaws-eusc.eu',
    regions: /^eusc-de-east-\d$/,
  },
];

/** Undefined for a region that no partition of ours has: such a name never becomes a host name. */
export const partitionOfRegion = (region: string): Partition | undefined =>
  partitions.find((partition) => partition.regions.test(region));
