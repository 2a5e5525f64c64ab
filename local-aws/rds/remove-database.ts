import { AwsError, notImplemented } from '../aws-error.ts';
import type { Call } from '../operation.ts';
import { statusOf } from './present-database.ts';
import { databaseSettlingTime, type Database } from './state.ts';

type Removal = {
  noun: string;
  state: string;
  skipFinalSnapshot: boolean | undefined;
  finalSnapshot: string | undefined;
  deleteBackups: boolean | undefined;
};

/** What instances and clusters have in common: protection, the question of the last snapshot, and the time it takes. */
export const removeDatabase = ({ world }: Call, found: Database, removal: Removal): void => {
  if (removal.deleteBackups === false) throw notImplemented('rds', 'automated backups that stay');
  if (found.deletionProtection)
    throw new AwsError(
      'InvalidParameterCombination',
      `Cannot delete protected ${removal.noun}, please disable deletion protection and try again.`,
    );
  const status = statusOf(world, found);
  if (status !== 'available')
    throw new AwsError(removal.state, `${found.id} is not currently in the available state: it is ${status}.`);
  if (found.clusterId !== undefined && removal.finalSnapshot !== undefined)
    throw new AwsError(
      'InvalidParameterCombination',
      'FinalDBSnapshotIdentifier can not be specified when deleting a cluster instance',
    );
  if (removal.skipFinalSnapshot === true && removal.finalSnapshot !== undefined)
    throw new AwsError(
      'InvalidParameterCombination',
      'You cannot specify both FinalDBSnapshotIdentifier and SkipFinalSnapshot',
    );
  // an instance of a cluster has nothing of its own to keep
  const keepsNothing = removal.skipFinalSnapshot === true || found.clusterId !== undefined;
  if (!keepsNothing && removal.finalSnapshot === undefined)
    throw new AwsError(
      'InvalidParameterCombination',
      'FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
    );
  found.goneAt = world.clock.now() + databaseSettlingTime;
};
