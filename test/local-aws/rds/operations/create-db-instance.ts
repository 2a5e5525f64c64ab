import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import { createInstance, makeInstance, rdsArn } from '../make-database.ts';

export const createDBInstance: OperationTest = {
  fact: 'RDS API reference, CreateDBInstance: identifiers of letters, digits and single hyphens, kept in lower case; creating, without an endpoint, then available; DBInstanceAlreadyExists.',
  shape: {
    'answers the instance as it is being made, without an address': async (target) => {
      const name = target.unique('Shop');
      const made = await createInstance(target, { DBInstanceIdentifier: name });
      expect(made).toMatchObject({
        DBInstanceIdentifier: name.toLowerCase(),
        DBInstanceArn: rdsArn(target, `db:${name.toLowerCase()}`),
        DBInstanceStatus: 'creating',
        Engine: 'postgres',
        DBInstanceClass: 'db.t4g.micro',
        AllocatedStorage: 20,
        MultiAZ: false,
        StorageEncrypted: false,
        BackupRetentionPeriod: 1,
        AutoMinorVersionUpgrade: true,
      });
      expect(made.Endpoint?.Address).toBeUndefined();
    },
  },
  validation: refusals(createInstance, {
    'refuses two hyphens in a row': [
      { DBInstanceIdentifier: 'a--b' },
      'InvalidParameterValue',
      /^The parameter DBInstanceIdentifier is not a valid identifier\./,
    ],
    'refuses a hyphen at the end': [
      { DBInstanceIdentifier: 'a-' },
      'InvalidParameterValue',
      /must not end with a hyphen/,
    ],
    'refuses no password': [
      { MasterUserPassword: undefined },
      'InvalidParameterValue',
      'The parameter MasterUserPassword must be provided and must not be blank.',
    ],
    'refuses a password of less than eight characters': [
      { MasterUserPassword: 'seven77' },
      'InvalidParameterValue',
      'The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.',
    ],
    'refuses an engine that there is not': [{ Engine: 'dbase' }, 'InvalidParameterValue', 'Invalid DB engine: dbase'],
    'refuses a cluster that is not there': [
      { DBClusterIdentifier: 'gone', Engine: 'aurora-mysql' },
      'DBClusterNotFoundFault',
      /gone not found/,
    ],
  }),
  behaviour: {
    'refuses a name that is taken, in any case': async (target) => {
      const name = await makeInstance(target);
      await expect(createInstance(target, { DBInstanceIdentifier: name.toUpperCase() })).rejects.toMatchObject(
        refusal('DBInstanceAlreadyExistsFault', 'DB instance already exists'),
      );
    },
  },
};
