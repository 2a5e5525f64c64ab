/** Newer than the CLI of Debian 12: it has no command for them. */
export const newerThanCli = [
  'account:DisableRegion',
  'account:EnableRegion',
  'account:GetRegionOptStatus',
  'account:ListRegions',
  'cloudformation:DescribeEvents',
  'lambda:GetFunctionRecursionConfig',
  'lambda:PutFunctionRecursionConfig',
];
