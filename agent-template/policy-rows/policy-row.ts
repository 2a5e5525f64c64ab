/** One call, and what the agent stack's policies say to it. Printed in the docs, and put to IAM by a test. */
export type PolicyRow = {
  /** Logical id of the role that calls. */
  role: string;
  /** The call in words; unique. */
  call: string;
  action: string;
  resource: string;
  context?: Record<string, string | string[]>;
  /** A policy on the resource itself that would let the caller in. */
  resourcePolicy?: object;
  allowed: boolean;
};

/** Who tries to assume StackeryRole, and how. */
export type TrustRow = {
  call: string;
  /** ARN of the caller's role or user, as aws:PrincipalArn has it. */
  principal: string;
  action: string;
  externalId?: string;
  allowed: boolean;
};

/** The installation that the rows speak of. */
export const example = {
  partition: 'aws',
  account: '222222222222',
  region: 'us-east-1',
  elsewhere: 'eu-central-1',
  vendorAccount: '111111111111',
  vendorPrincipal: 'arn:aws:iam::111111111111:role/StackeryControlPlane',
  externalId: '6f1c1b0e-93f4-4c1d-8d2a-5a1f0c7e9b34',
  linkId: '0d9f6c52-7d5b-4f0e-9c38-2f4f3f0f8a11',
  stackName: 'stackery-agent',
  stackId: 'arn:aws:cloudformation:us-east-1:222222222222:stack/stackery-agent/5c0f6c20-0000-11f0-9c3e-0a1b2c3d4e5f',
  stackNamePattern: 'shop-*',
  namePrefix: 'stackery',
  bucket: 'stackery-agent-assetsbucket-4k2m9x',
} as const;

export const stack = (name: string, region: string = example.elsewhere): string =>
  `arn:aws:cloudformation:${region}:${example.account}:stack/${name}/*`;

export const object = (key: string, bucket: string = example.bucket): string => `arn:aws:s3:::${bucket}/${key}`;

export const functionArn = (name: string, region: string = example.elsewhere): string =>
  `arn:aws:lambda:${region}:${example.account}:function:${name}`;

export const roleArn = (name: string): string => `arn:aws:iam::${example.account}:role/${name}`;

export const logGroup = (name: string, region: string = example.elsewhere): string =>
  `arn:aws:logs:${region}:${example.account}:log-group:${name}`;

export const topic = (name: string, region: string = example.elsewhere): string =>
  `arn:aws:sns:${region}:${example.account}:${name}`;

export const queue = (name: string, region: string = example.region): string =>
  `arn:aws:sqs:${region}:${example.account}:${name}`;

export const templateUrl = (key = 'templates/0123.yaml', bucket: string = example.bucket): string =>
  `https://${bucket}.s3.${example.region}.amazonaws.com/${key}`;
