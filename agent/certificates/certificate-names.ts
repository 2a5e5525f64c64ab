import { arnIn } from '../names.ts';
import type { ResourceRequest } from '../request.ts';

/** CloudFront takes its certificates from here, wherever the stack is. */
export const certificateRegion = 'us-east-1';

/** Say for which resource of which stack a certificate was made. Nothing without them is changed or removed. */
export const stackTag = 'StackeryCertificateStackId';
export const logicalIdTag = 'StackeryCertificateLogicalId';
/** Set when a stack gave the certificate up while something still served with it: it is swept, and never taken again. */
export const removedTag = 'StackeryCertificateRemovedAt';

export const certificateArn = (stackId: string, name: string): string =>
  arnIn(stackId, 'acm', certificateRegion, `certificate/${name}`);
export const certificateName = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** A failed Create has a marker for an id, and CloudFormation may invent one: then there is no certificate to go by. */
export const isCertificateArn = (id: string | undefined, { StackId }: ResourceRequest): id is string =>
  id !== undefined && id.startsWith(certificateArn(StackId, ''));
