import { under, type Cli } from './aws-cli.ts';

const template = (retention: number, output = 'x') =>
  JSON.stringify({
    Resources: {
      Queue: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: retention } },
    },
    Outputs: { Name: { Value: output, Export: { Name: 'cli-export' } } },
  });

export const runCloudFormation = async (cli: Cli): Promise<void> => {
  const on = under(cli, 'cloudformation', '--stack-name cli');
  const wait = (what: string) => cli(`cloudformation wait ${what} --stack-name cli`);
  await cli('cloudformation validate-template --template-body', template(60));
  await cli('cloudformation get-template-summary --template-body', template(60));
  await on('create-stack --template-body', template(60));
  await wait('stack-create-complete');
  await on('describe-stacks');
  await cli('cloudformation list-stacks');
  await on('describe-stack-events');
  await on('describe-events');
  await on('describe-stack-resources');
  await on('describe-stack-resource --logical-resource-id Queue');
  await on('list-stack-resources');
  await on('get-template');
  await cli('cloudformation list-exports');
  await cli.fails('cloudformation list-imports --export-name cli-export');
  await on(
    'set-stack-policy --stack-policy-body',
    '{"Statement":[{"Effect":"Allow","Action":"Update:*","Principal":"*","Resource":"*"}]}',
  );
  await on('get-stack-policy');
  await on('update-stack --template-body', template(61));
  await wait('stack-update-complete');
  await on('create-change-set --change-set-name c1 --template-body', template(62));
  await wait('change-set-create-complete --change-set-name c1');
  await on('describe-change-set --change-set-name c1');
  await on('list-change-sets');
  await on('execute-change-set --change-set-name c1');
  await wait('stack-update-complete');
  await on('create-change-set --change-set-name c2 --template-body', template(63));
  await wait('change-set-create-complete --change-set-name c2');
  await on('delete-change-set --change-set-name c2');
  const { StackDriftDetectionId } = await on('detect-stack-drift');
  await cli(
    `cloudformation describe-stack-drift-detection-status --stack-drift-detection-id ${String(StackDriftDetectionId)}`,
  );
  await on('describe-stack-resource-drifts');
  await on('detect-stack-resource-drift --logical-resource-id Queue');
  await cli.fails('cloudformation cancel-update-stack --stack-name cli');
  await cli.fails('cloudformation continue-update-rollback --stack-name cli');
  await cli.fails('cloudformation rollback-stack --stack-name cli');
  await on('update-termination-protection --enable-termination-protection');
  await on('update-termination-protection --no-enable-termination-protection');
  await on('delete-stack');
  await wait('stack-delete-complete');
};
