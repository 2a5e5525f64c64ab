const partitions = ['*', 'aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f', 'aws-eusc'];

const iamPaths = [
  ...['user/', 'federated-user/', 'role/', 'group/', 'instance-profile/', 'mfa/', 'server-certificate/', 'policy/'],
  ...['sms-mfa/', 'saml-provider/', 'oidc-provider/', 'report/', 'access-report/'],
];

const isIamPath = (path: string): boolean =>
  path === '*' || path === 'root' || iamPaths.some((start) => path.startsWith(start));

/** An ARN as IAM completes one that was cut short. */
const completed = (partition: string, rest: string[]): string => {
  const given = rest.length === 0 || (rest.length === 1 && rest[0] === '') ? ['*'] : rest;
  const padded = [...given, ...Array.from({ length: Math.max(0, 4 - given.length) }, () => '*')];
  return `arn:${partition}:${padded.join(':')}`;
};

/** What IAM has against a resource of an identity-based policy, in its words. */
export const faultOfResource = (resource: string): string | undefined => {
  if (resource === '*') return undefined;
  // IAM does not look at what stands before the first colon
  const [first = '', partition, vendor, ...rest] = resource.split(':');
  if (partition === undefined) return `Resource ${first} must be in ARN format or "*".`;
  if (!partitions.includes(partition)) {
    const shown = completed(partition, vendor === undefined ? [] : [vendor, ...rest]);
    return `Partition "${partition}" is not valid for resource "${shown}".`;
  }
  if (vendor === undefined || /[*?]/.test(vendor)) {
    return 'Resource vendor must be fully qualified and cannot contain regexes.';
  }
  const [region = '', account = '', ...path] = rest;
  if (path.length === 0) return undefined;
  if (vendor === 'iam' && region !== '') return `IAM resource ${resource} cannot contain region information.`;
  if (vendor === 's3' && region !== '' && account === '') {
    return `Resource ${resource} can not contain region information.`;
  }
  if (vendor === 'iam' && !isIamPath(path.join(':'))) {
    return `IAM resource path must either be "*", root, or start with ${iamPaths.join(', ')}.`;
  }
  return undefined;
};

/** Whether IAM's older parser gives up on a resource: an ARN with an empty segment and too few of them, or with no service. */
export const failsLegacyParsing = (resource: string): boolean => {
  const [, partition, vendor] = resource.split(':');
  if (partition === undefined || !partitions.includes(partition)) return false;
  return vendor === '' || (resource.includes('::') && resource.split(':').length < 6);
};
