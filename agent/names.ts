/** The names of what the agent has in each region, as the template gives them in the home region. */
export const namesOf = (prefix: string) => ({
  commander: `${prefix}-agent-commander`,
  relay: `${prefix}-notifications-handler`,
  topic: `${prefix}-cloudformation-notifications`,
});

export const logGroupOf = (functionName: string): string => `/aws/lambda/${functionName}`;

/** Says whose it is. Nothing without this stack's value is ever changed or removed. */
export const ownerTag = 'StackeryAgentStackId';

/** `arn:<partition>:<service>:<region>:<account>:<resource>` in the partition and account of the stack. */
export const arnIn = (stackId: string, service: string, region: string, resource: string): string => {
  const [, partition, , , account] = stackId.split(':');
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
};

export const homeRegionOf = (stackId: string): string => stackId.split(':')[3] ?? '';
export const accountOf = (stackId: string): string => stackId.split(':')[4] ?? '';
export const bucketArn = (stackId: string, bucket: string): string => `arn:${stackId.split(':')[1]}:s3:::${bucket}`;
