import { under, type Cli } from './aws-cli.ts';

export const runAcm = async (cli: Cli): Promise<void> => {
  const made = await cli(
    'acm request-certificate --domain-name cli.example.com --validation-method DNS --idempotency-token cli --tags Key=a,Value=b',
  );
  const on = under(cli, 'acm', `--certificate-arn ${String(made['CertificateArn'])}`);
  await on('describe-certificate');
  await cli('acm list-certificates --certificate-statuses PENDING_VALIDATION');
  await on('add-tags-to-certificate --tags Key=c,Value=d');
  await on('remove-tags-from-certificate --tags Key=c');
  await on('list-tags-for-certificate');
  await on('delete-certificate');
};

export const runRoute53 = async (cli: Cli): Promise<void> => {
  const made = await cli('route53 create-hosted-zone --name cli.example.com --caller-reference cli');
  const id = (made['HostedZone'] as { Id: string }).Id;
  const on = under(cli, 'route53', `--hosted-zone-id ${id}`);
  await cli(`route53 get-hosted-zone --id ${id}`);
  await cli('route53 list-hosted-zones');
  const batch = (Action: string) => {
    const ResourceRecords = [{ Value: 'elsewhere.example.com' }];
    const ResourceRecordSet = { Name: '_x.cli.example.com', Type: 'CNAME', TTL: 60, ResourceRecords };
    return JSON.stringify({ Changes: [{ Action, ResourceRecordSet }] });
  };
  const changed = await on('change-resource-record-sets --change-batch', batch('UPSERT'));
  await cli(`route53 get-change --id ${(changed['ChangeInfo'] as { Id: string }).Id}`);
  await on('list-resource-record-sets');
  await on('change-resource-record-sets --change-batch', batch('DELETE'));
  await cli(`route53 delete-hosted-zone --id ${id}`);
};
