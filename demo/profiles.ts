import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalAws } from '../local-aws/server.ts';

/** The AWS CLI's own files, so that the programs find their credentials as they would anywhere. */
export const writeProfiles = async (
  folder: string,
  aws: LocalAws,
  controlPlaneRole: string,
): Promise<Record<string, string>> => {
  const credentials = join(folder, 'credentials');
  const config = join(folder, 'config');
  const keys = Object.entries(aws.accounts).map(
    ([name, account]) =>
      `[${name}]\naws_access_key_id = ${account.credentials.accessKeyId}\naws_secret_access_key = ${account.credentials.secretAccessKey}\n`,
  );
  await writeFile(credentials, keys.join('\n'), { mode: 0o600 });
  const role = `[profile control-plane]\nrole_arn = ${controlPlaneRole}\nsource_profile = vendor\nregion = us-east-1\n`;
  await writeFile(config, role, { mode: 0o600 });
  return { AWS_SHARED_CREDENTIALS_FILE: credentials, AWS_CONFIG_FILE: config };
};
