import type { DeploymentConfig } from '@aws-sdk/client-cloudformation';
import { notImplemented } from '../aws-error.ts';

/** Express deployments are not here, and a rollback is switched off by DisableRollback alone. */
export const refuseDeploymentConfig = (operation: string, config: DeploymentConfig | undefined): void => {
  if (config !== undefined) throw notImplemented('cloudformation', `${operation} with DeploymentConfig`);
};
