import {
  DeleteDBClusterCommand,
  DeleteDBInstanceCommand,
  RDSClient,
  type DeleteDBClusterCommandInput,
} from '@aws-sdk/client-rds';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { untilSettled } from '../../../support/until-settled.ts';
import { describeCluster, makeCluster, makeInstance } from '../make-database.ts';

const remove = (target: Target, input: DeleteDBClusterCommandInput) =>
  target.client(RDSClient).send(new DeleteDBClusterCommand(input));
const removeNow = (target: Target, DBClusterIdentifier: string) =>
  remove(target, { DBClusterIdentifier, SkipFinalSnapshot: true });

export const deleteDBCluster: OperationTest = {
  fact: 'RDS API reference, DeleteDBCluster: not while instances are in it; a last snapshot must be named or declined, and not both (crossplane-contrib/provider-aws 1423).',
  shape: {
    'answers the cluster as it is being deleted': async (target) => {
      const name = await makeCluster(target);
      expect((await removeNow(target, name)).DBCluster).toMatchObject({ Status: 'deleting' });
    },
  },
  validation: {
    ...refusals(removeNow, {
      'refuses an identifier that is not there': ['gone', 'DBClusterNotFoundFault', /gone not found/],
    }),
    'refuses to decide about a last snapshot': async (target) => {
      const DBClusterIdentifier = await makeCluster(target);
      await expect(remove(target, { DBClusterIdentifier })).rejects.toMatchObject(
        refusal(
          'InvalidParameterCombination',
          'FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
        ),
      );
      const both = { DBClusterIdentifier, SkipFinalSnapshot: true, FinalDBSnapshotIdentifier: 'last' };
      await expect(remove(target, both)).rejects.toMatchObject(
        refusal(
          'InvalidParameterCombination',
          'You cannot specify both FinalDBSnapshotIdentifier and SkipFinalSnapshot',
        ),
      );
    },
  },
  behaviour: {
    'keeps no backups, and says so': onlyLocally('backups', async (target) => {
      const DBClusterIdentifier = await makeCluster(target);
      const input = { DBClusterIdentifier, SkipFinalSnapshot: true };
      await expect(remove(target, { ...input, DeleteAutomatedBackups: false })).rejects.toMatchObject(
        refusal('NotImplemented', /automated backups that stay/),
      );
      await remove(target, { ...input, DeleteAutomatedBackups: true });
    }),
    'refuses while an instance stays in it, and takes it away once the instance is being deleted': async (target) => {
      const DBClusterIdentifier = await makeCluster(target);
      const inCluster = { DBClusterIdentifier, Engine: 'aurora-mysql', DBInstanceClass: 'db.t4g.medium' };
      const DBInstanceIdentifier = await makeInstance(target, inCluster);
      await expect(removeNow(target, DBClusterIdentifier)).rejects.toMatchObject(
        refusal(
          'InvalidDBClusterStateFault',
          'Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
        ),
      );
      await target.client(RDSClient).send(new DeleteDBInstanceCommand({ DBInstanceIdentifier }));
      await removeNow(target, DBClusterIdentifier);
      await untilSettled(target, () =>
        describeCluster(target, DBClusterIdentifier).then(
          () => false,
          () => true,
        ),
      );
    },
  },
};
