import { under, type Cli } from './aws-cli.ts';

const statement = (more: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...more }] });
const trust = statement({ Principal: { AWS: '222222222222' }, Action: 'sts:AssumeRole' });
const policy = statement({ Action: 's3:*', Resource: '*' });
const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

export const runSts = async (cli: Cli): Promise<void> => {
  await cli('sts get-caller-identity');
  await cli('iam create-role --role-name cli-sts --assume-role-policy-document', trust);
  await cli('sts assume-role --role-arn arn:aws:iam::222222222222:role/cli-sts --role-session-name cli');
};

const runOwner = async (cli: Cli, kind: 'role' | 'user', arn: string): Promise<void> => {
  const on = under(cli, 'iam', `--${kind}-name cli`);
  await on(`get-${kind}`);
  await cli(`iam list-${kind}s`);
  await on(`put-${kind}-policy --policy-name p --policy-document`, policy);
  await on(`get-${kind}-policy --policy-name p`);
  await on(kind === 'role' ? 'list-role-policies' : 'list-user-policies');
  await on(`attach-${kind}-policy --policy-arn ${readOnly}`);
  await on(`list-attached-${kind}-policies`);
  await cli(`iam simulate-principal-policy --policy-source-arn ${arn} --action-names s3:GetObject`);
  await on(`detach-${kind}-policy --policy-arn ${readOnly}`);
  await on(`put-${kind}-permissions-boundary --permissions-boundary ${readOnly}`);
  await on(`delete-${kind}-permissions-boundary`);
  await on(`tag-${kind} --tags Key=a,Value=b`);
  await on(`list-${kind}-tags`);
  await on(`untag-${kind} --tag-keys a`);
  await on(`delete-${kind}-policy --policy-name p`);
};

export const runIam = async (cli: Cli): Promise<void> => {
  await cli('iam create-role --role-name cli --assume-role-policy-document', trust);
  await runOwner(cli, 'role', 'arn:aws:iam::222222222222:role/cli');
  await cli('iam update-role --role-name cli --max-session-duration 7200');
  await cli('iam update-role-description --role-name cli --description d');
  await cli('iam update-assume-role-policy --role-name cli --policy-document', trust);
  await cli('iam list-instance-profiles-for-role --role-name cli');
  await cli('iam create-user --user-name cli');
  await runOwner(cli, 'user', 'arn:aws:iam::222222222222:user/cli');
  const { AccessKey } = await cli('iam create-access-key --user-name cli');
  const key = (AccessKey as { AccessKeyId: string }).AccessKeyId;
  await cli('iam list-access-keys --user-name cli');
  await cli(`iam update-access-key --user-name cli --status Inactive --access-key-id ${key}`);
  await cli(`iam delete-access-key --user-name cli --access-key-id ${key}`);
  await cli('iam delete-user --user-name cli');
  const { Policy } = await cli('iam create-policy --policy-name cli --policy-document', policy);
  const on = under(cli, 'iam', `--policy-arn ${(Policy as { Arn: string }).Arn}`);
  await on('get-policy');
  await cli('iam list-policies --scope Local');
  await on('create-policy-version --policy-document', policy);
  await on('list-policy-versions');
  await on('get-policy-version --version-id v2');
  await on('set-default-policy-version --version-id v2');
  await on('delete-policy-version --version-id v1');
  await on('list-entities-for-policy');
  await on('delete-policy');
  await cli('iam delete-role --role-name cli');
  await cli('iam list-account-aliases');
  await cli('iam simulate-custom-policy --action-names s3:GetObject --policy-input-list', policy);
};

export const runAccount = async (cli: Cli): Promise<void> => {
  await cli('account list-regions');
  await cli('account get-region-opt-status --region-name eu-south-1');
  await cli('account enable-region --region-name eu-south-1');
  await cli('account disable-region --region-name ap-east-1');
};
