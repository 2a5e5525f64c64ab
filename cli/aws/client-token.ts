import { randomUUID } from 'node:crypto';

/** Names one operation in CloudFormation's events, and makes its repetition harmless. */
export const clientToken = (operation: string): string => `stackery-${operation}-${randomUUID()}`;
