import type { Service } from '../operation.ts';

export const iam: Service = { name: 'iam', protocols: ['query'], global: true, operations: {} };
