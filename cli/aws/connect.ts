import { STSClient } from '@aws-sdk/client-sts';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { CliError } from '../cli-error.ts';
import type { Context } from '../command.ts';
import { askCode } from '../terminal/ask-code.ts';

/** The caller's own AWS: whose credentials, and the region that was meant. */
export type Aws = {
  region: string;
  profile: string | undefined;
  credentials: ReturnType<typeof fromNodeProviderChain>;
};

/** What every client is made from; the endpoint comes from AWS_ENDPOINT_URL or the profile, by the SDK itself. */
export const clientConfig = ({ region, profile, credentials }: Aws, other = region) => ({
  region: other,
  credentials,
  ...(profile ? { profile } : {}),
});

export type Named = { profile: string | undefined; region: string | undefined };

/** Finds credentials and region where the AWS CLI finds them. A fixed region wins over the flag's and the configuration's. */
export const connectAws = async (context: Context, named: Named, fixed?: string): Promise<Aws> => {
  const region = fixed ?? (await namedRegion(context, named));
  if (region) return openAws(context, named.profile, region);
  throw new CliError(
    'usage',
    'region_missing',
    'No AWS region is named.',
    'Add --region, set AWS_REGION, or give the profile a region.',
  );
};

export const openAws = ({ terminal }: Context, profile: string | undefined, region: string): Aws => ({
  profile,
  region,
  credentials: fromNodeProviderChain({
    ...(profile ? { profile } : {}),
    ...(terminal.interactive ? { mfaCodeProvider: (serial: string) => askCode(`MFA code of ${serial}: `) } : {}),
  }),
});

/** The region of the flag, of the environment or of the profile; undefined when none of them names one. */
export const namedRegion = async ({ config }: Context, { profile, region }: Named): Promise<string | undefined> => {
  if (region ?? config.awsRegion) return region ?? config.awsRegion;
  try {
    return await new STSClient(profile ? { profile } : {}).config.region();
  } catch {
    return undefined;
  }
};
