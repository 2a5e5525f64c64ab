import type { CreateDBClusterMessage, CreateDBInstanceMessage } from '@aws-sdk/client-rds';
import { AwsError } from '../aws-error.ts';

/** Whoever makes a database says who its master is; Neptune has none. */
export const checkMaster = (engine: string, input: Partial<CreateDBClusterMessage & CreateDBInstanceMessage>): void => {
  const { MasterUsername, MasterUserPassword } = input;
  if (engine === 'neptune') return;
  const blank = (name: string) =>
    new AwsError('InvalidParameterValue', `The parameter ${name} must be provided and must not be blank.`);
  if (!MasterUsername) throw blank('MasterUsername');
  if (!MasterUserPassword) throw blank('MasterUserPassword');
  if (MasterUserPassword.length < 8)
    throw new AwsError(
      'InvalidParameterValue',
      'The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.',
    );
  if (!/^[!-~]*$/.test(MasterUserPassword) || /[/@"]/.test(MasterUserPassword))
    throw new AwsError(
      'InvalidParameterValue',
      "The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.",
    );
};
