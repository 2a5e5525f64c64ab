import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './accounts.ts';
import type { LocalAws } from './server.ts';

const section = (name: string, fields: Record<string, string>): string =>
  [`[${name}]`, ...Object.entries(fields).map(([key, value]) => `${key} = ${value}`), ''].join('\n');

/** Writes a profile for each account's admin, and one for the control plane's role, as the AWS CLI and SDKs read them. */
export const writeProfiles = async (
  aws: LocalAws,
  directory: string,
  controlPlaneRoleArn: string | undefined,
): Promise<void> => {
  const accounts: Account[] = Object.values(aws.accounts);
  const credentials = accounts.map(({ name, credentials: keys }) =>
    section(name, { aws_access_key_id: keys.accessKeyId, aws_secret_access_key: keys.secretAccessKey }),
  );
  const common = { region: 'us-east-1', endpoint_url: aws.endpoint };
  const config = accounts.map(({ name }) => section(`profile ${name}`, common));
  if (controlPlaneRoleArn !== undefined) {
    config.push(
      section('profile control-plane', { role_arn: controlPlaneRoleArn, source_profile: 'vendor', ...common }),
    );
  }
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'credentials'), credentials.join('\n'), { mode: 0o600 });
  await writeFile(join(directory, 'config'), config.join('\n'));
};
