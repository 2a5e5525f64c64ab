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

type Named = { profile: string | undefined; region: string | undefined };

/** Finds credentials and region where the AWS CLI finds them. `region` wins over the flag's and the configuration's. */
export const connectAws = async ({ config, terminal }: Context, named: Named, fixed?: string): Promise<Aws> => {
  const { profile } = named;
  const chain = fromNodeProviderChain({
    ...(profile ? { profile } : {}),
    ...(terminal.interactive ? { mfaCodeProvider: (serial: string) => askCode(`MFA code of ${serial}: `) } : {}),
  });
  return {
    profile,
    credentials: chain,
    region: fixed ?? named.region ?? config.awsRegion ?? (await regionOfProfile(profile)),
  };
};

const regionOfProfile = async (profile: string | undefined): Promise<string> => {
  try {
    return await new STSClient(profile ? { profile } : {}).config.region();
  } catch (cause) {
    throw new CliError(
      'usage',
      'region_missing',
      'No AWS region is named.',
      'Add --region, set AWS_REGION, or give the profile a region.',
      cause,
    );
  }
};
