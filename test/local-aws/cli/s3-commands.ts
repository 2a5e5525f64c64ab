import { under, type Cli } from './aws-cli.ts';

export const runS3 = async (cli: Cli, directory: string): Promise<void> => {
  const on = under(cli, 's3api', '--bucket cli-bucket');
  await on('create-bucket --create-bucket-configuration LocationConstraint=eu-west-1');
  await on('head-bucket');
  await cli('s3api list-buckets');
  await on('get-bucket-location');
  await on('put-bucket-versioning --versioning-configuration Status=Enabled');
  await on('get-bucket-versioning');
  const rules = { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] };
  await on('put-bucket-encryption --server-side-encryption-configuration', JSON.stringify(rules));
  await on('get-bucket-encryption');
  await on('delete-bucket-encryption');
  await on('put-bucket-ownership-controls --ownership-controls Rules=[{ObjectOwnership=BucketOwnerEnforced}]');
  await on('get-bucket-ownership-controls');
  await on('delete-bucket-ownership-controls');
  const lifecycle = { Rules: [{ ID: 'r', Status: 'Enabled', Filter: { Prefix: 'tmp/' }, Expiration: { Days: 1 } }] };
  await on('put-bucket-lifecycle-configuration --lifecycle-configuration', JSON.stringify(lifecycle));
  await on('get-bucket-lifecycle-configuration');
  await on('delete-bucket-lifecycle');
  await on('put-bucket-tagging --tagging TagSet=[{Key=a,Value=b}]');
  await on('get-bucket-tagging');
  await on('delete-bucket-tagging');
  await on('get-public-access-block');
  await on('put-public-access-block --public-access-block-configuration BlockPublicPolicy=false');
  await on('delete-public-access-block');
  const statement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::cli-bucket/*' };
  await on('put-bucket-policy --policy', JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));
  await on('get-bucket-policy');
  await on('get-bucket-policy-status');
  await on('delete-bucket-policy');
  await on('put-object --key a --body /bin/true');
  await on('head-object --key a');
  await on('get-object --key a', `${directory}/object`);
  await on('put-object-tagging --key a --tagging TagSet=[{Key=a,Value=b}]');
  await on('get-object-tagging --key a');
  await on('delete-object-tagging --key a');
  await on('list-objects');
  await on('list-objects-v2');
  await on('list-object-versions');
  await on('delete-object --key a');
  const { Versions = [], DeleteMarkers = [] } = await on('list-object-versions');
  const Objects = [...(Versions as Version[]), ...(DeleteMarkers as Version[])].map(({ Key, VersionId }) => ({
    Key,
    VersionId,
  }));
  await on('delete-objects --delete', JSON.stringify({ Objects }));
  await cli(`s3 cp /bin/true s3://cli-bucket/copied --quiet`);
  await cli(`s3 rm s3://cli-bucket --recursive --quiet`);
  const left = await on('list-object-versions');
  for (const { Key, VersionId } of [
    ...((left['Versions'] ?? []) as Version[]),
    ...((left['DeleteMarkers'] ?? []) as Version[]),
  ]) {
    await on(`delete-object --key ${Key} --version-id ${VersionId}`);
  }
  await on('delete-bucket');
};

type Version = { Key: string; VersionId: string };
