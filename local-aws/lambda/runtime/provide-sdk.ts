import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const installed = fileURLToPath(new URL('../../../node_modules', import.meta.url));

/**
 * AWS's Node.js runtimes bring the AWS SDK: code finds it wherever it looks for packages, behind its own.
 * Only those clients are here that local-aws has services for.
 */
export const provideSdk = async (folder: string): Promise<void> => {
  const packages = join(folder, 'node_modules');
  await mkdir(packages);
  for (const scope of ['@aws-sdk', '@smithy']) await symlink(join(installed, scope), join(packages, scope), 'junction');
};
