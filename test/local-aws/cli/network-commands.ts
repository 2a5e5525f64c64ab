import type { Cli } from './aws-cli.ts';

export const runEc2 = async (cli: Cli): Promise<void> => {
  const tags = 'ResourceType=vpc,Tags=[{Key=Name,Value=cli}]';
  const { Vpc } = await cli(`ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications ${tags}`);
  const vpc = String((Vpc as Record<string, unknown>)['VpcId']);
  const { Subnet } = await cli(`ec2 create-subnet --vpc-id ${vpc} --cidr-block 10.0.0.0/24`);
  const subnet = String((Subnet as Record<string, unknown>)['SubnetId']);
  await cli('ec2 describe-vpcs --filters Name=tag:Name,Values=cli');
  await cli(`ec2 describe-subnets --subnet-ids ${subnet}`);
  await cli(`ec2 delete-subnet --subnet-id ${subnet}`);
  await cli(`ec2 delete-vpc --vpc-id ${vpc}`);
};

const CustomOriginConfig = {
  HTTPPort: 80,
  HTTPSPort: 443,
  OriginProtocolPolicy: 'https-only',
  OriginReadTimeout: 30,
  OriginKeepaliveTimeout: 5,
};
const config = (enabled: boolean) =>
  JSON.stringify({
    CallerReference: 'cli',
    Comment: '',
    Enabled: enabled,
    Origins: { Quantity: 1, Items: [{ Id: 'site', DomainName: 'site.example', CustomOriginConfig }] },
    DefaultCacheBehavior: { TargetOriginId: 'site', ViewerProtocolPolicy: 'allow-all' },
  });

export const runCloudFront = async (cli: Cli, later: () => void): Promise<void> => {
  const made = await cli('cloudfront create-distribution --distribution-config', config(true));
  const id = String((made['Distribution'] as Record<string, unknown>)['Id']);
  await cli(`cloudfront get-distribution --id ${id}`);
  const { ETag } = await cli(`cloudfront get-distribution-config --id ${id}`);
  await cli('cloudfront list-distributions');
  const updated = await cli(
    `cloudfront update-distribution --id ${id} --if-match ${String(ETag)} --distribution-config`,
    config(false),
  );
  later();
  await cli(`cloudfront delete-distribution --id ${id} --if-match ${String(updated['ETag'])}`);
};
