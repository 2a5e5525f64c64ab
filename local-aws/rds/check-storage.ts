import type { CreateDBInstanceMessage } from '@aws-sdk/client-rds';
import { AwsError } from '../aws-error.ts';

/** Their instances have no storage of their own, and so cannot be without a cluster. */
const clusterEngines = ['aurora-mysql', 'aurora-postgresql', 'docdb', 'neptune'];

/** An instance by itself has storage that is asked for. */
export const checkStorage = (engine: string, input: Partial<CreateDBInstanceMessage>): void => {
  const { AllocatedStorage: storage, MaxAllocatedStorage: most } = input;
  if (storage === undefined)
    throw new AwsError(
      'InvalidParameterValue',
      'The parameter AllocatedStorage must be provided and must not be null.',
    );
  if (clusterEngines.includes(engine))
    throw new AwsError(
      'InvalidParameterCombination',
      `Invalid storage size for engine name ${engine} and storage type aurora: ${storage}`,
    );
  if (most !== undefined && most <= storage)
    throw new AwsError('InvalidParameterCombination', 'Max storage size must be greater than storage size');
};
