import { under, type Cli } from './aws-cli.ts';

/** `later` lets what is being made become what is there. */
type Later = () => void;

export const runDynamoDb = async (cli: Cli, later: Later): Promise<void> => {
  const on = under(cli, 'dynamodb', '--table-name cli');
  await on(
    'create-table --billing-mode PAY_PER_REQUEST --tags Key=a,Value=b --key-schema AttributeName=id,KeyType=HASH --attribute-definitions AttributeName=id,AttributeType=S',
  );
  later();
  await on('describe-table');
  await cli('dynamodb list-tables');
  await on('delete-table');
};

export const runKinesis = async (cli: Cli, later: Later): Promise<void> => {
  const on = under(cli, 'kinesis', '--stream-name cli');
  await on('create-stream --shard-count 1');
  later();
  await on('describe-stream-summary');
  await on('delete-stream');
};

export const runRds = async (cli: Cli, later: Later): Promise<void> => {
  const cluster = under(cli, 'rds', '--db-cluster-identifier cli');
  const instance = under(cli, 'rds', '--db-instance-identifier cli-1');
  const master = '--master-username root --master-user-password not-a-secret-of-anybody';
  await cluster(`create-db-cluster --engine aurora-mysql ${master} --tags Key=a,Value=b`);
  await instance(
    'create-db-instance --engine aurora-mysql --db-cluster-identifier cli --db-instance-class db.t4g.medium',
  );
  later();
  await cluster('describe-db-clusters');
  await instance('describe-db-instances');
  await instance('delete-db-instance --skip-final-snapshot');
  later();
  await cluster('delete-db-cluster --skip-final-snapshot');
};
