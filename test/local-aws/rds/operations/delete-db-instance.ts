import { DeleteDBInstanceCommand, RDSClient, type DeleteDBInstanceCommandInput } from '@aws-sdk/client-rds';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { untilSettled } from '../../../support/until-settled.ts';
import { createInstance, describeInstance, makeInstance } from '../make-database.ts';

const remove = (target: Target, input: DeleteDBInstanceCommandInput) =>
  target.client(RDSClient).send(new DeleteDBInstanceCommand(input));
const removeNow = (target: Target, DBInstanceIdentifier: string) =>
  remove(target, { DBInstanceIdentifier, SkipFinalSnapshot: true });

export const deleteDBInstance: OperationTest = {
  fact: 'RDS API reference, DeleteDBInstance: a last snapshot must be named or declined; deleting, then gone; a protected one is refused.',
  shape: {
    'answers the instance as it is being deleted': async (target) => {
      const name = await makeInstance(target);
      expect((await removeNow(target, name)).DBInstance).toMatchObject({ DBInstanceStatus: 'deleting' });
    },
  },
  validation: {
    ...refusals(removeNow, {
      'refuses an identifier that is not there': ['gone', 'DBInstanceNotFoundFault', /gone not found/],
    }),
    'refuses to decide about a last snapshot': async (target) => {
      const DBInstanceIdentifier = await makeInstance(target);
      await expect(remove(target, { DBInstanceIdentifier })).rejects.toMatchObject(
        refusal(
          'InvalidParameterCombination',
          'FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
        ),
      );
    },
  },
  behaviour: {
    'keeps no backups, and says so': onlyLocally('backups', async (target) => {
      const DBInstanceIdentifier = await makeInstance(target);
      const input = { DBInstanceIdentifier, SkipFinalSnapshot: true };
      await expect(remove(target, { ...input, DeleteAutomatedBackups: false })).rejects.toMatchObject(
        refusal('NotImplemented', /automated backups that stay/),
      );
      await remove(target, { ...input, DeleteAutomatedBackups: true });
    }),
    'takes the instance away after a while': async (target) => {
      const name = await makeInstance(target);
      await removeNow(target, name);
      await untilSettled(target, () =>
        describeInstance(target, name).then(
          () => false,
          () => true,
        ),
      );
      await expect(removeNow(target, name)).rejects.toMatchObject({ name: 'DBInstanceNotFoundFault' });
    },
    'refuses one that is protected': onlyLocally('it would stay', async (target) => {
      const name = await makeInstance(target, { DeletionProtection: true });
      await expect(removeNow(target, name)).rejects.toMatchObject(
        refusal(
          'InvalidParameterCombination',
          'Cannot delete protected DB Instance, please disable deletion protection and try again.',
        ),
      );
    }),
    'refuses one that is being made': onlyLocally('the moment', async (target) => {
      const { DBInstanceIdentifier = '' } = await createInstance(target);
      await expect(removeNow(target, DBInstanceIdentifier)).rejects.toMatchObject(
        refusal('InvalidDBInstanceStateFault', /not currently in the available state/),
      );
    }),
  },
};
