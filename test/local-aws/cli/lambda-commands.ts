import { writeFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { under, type Cli } from './aws-cli.ts';

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const arn = 'arn:aws:lambda:eu-west-1:222222222222:function:cli';

export const runLambda = async (cli: Cli, directory: string, settle: () => void): Promise<void> => {
  const zip = `${directory}/code.zip`;
  await writeFile(zip, zipSync({ 'index.js': strToU8('exports.handler = async (event) => ({ got: event });') }));
  await cli('iam create-role --role-name cli-lambda --assume-role-policy-document', trust);
  await cli('iam attach-role-policy --role-name cli-lambda --policy-arn arn:aws:iam::aws:policy/AdministratorAccess');
  const on = under(cli, 'lambda', '--function-name cli');
  const role = 'arn:aws:iam::222222222222:role/cli-lambda';
  await on(`create-function --runtime nodejs22.x --handler index.handler --role ${role} --zip-file fileb://${zip}`);
  await cli('lambda wait function-active-v2 --function-name cli');
  await on('get-function');
  await on('get-function-configuration');
  await cli('lambda list-functions');
  const payload = `${directory}/payload.json`;
  await writeFile(payload, '{"a":1}');
  // as a file, because the two majors of the CLI read a payload on the command line differently
  await on(`invoke --payload fileb://${payload}`, `${directory}/answer`);
  await on('update-function-configuration --timeout 10');
  await cli('lambda wait function-updated-v2 --function-name cli');
  await on(`update-function-code --zip-file fileb://${zip}`);
  await cli('lambda wait function-updated-v2 --function-name cli');
  const { Version } = await on('publish-version');
  await on('list-versions-by-function');
  await on(`create-alias --name live --function-version ${String(Version)}`);
  await on('get-alias --name live');
  await on('update-alias --name live --description d');
  await on('list-aliases');
  await on('delete-alias --name live');
  await on('add-permission --statement-id s --action lambda:InvokeFunction --principal sns.amazonaws.com');
  await on('get-policy');
  await on('remove-permission --statement-id s');
  await on('put-function-concurrency --reserved-concurrent-executions 1');
  await on('get-function-concurrency');
  await on('delete-function-concurrency');
  await on('put-function-event-invoke-config --maximum-retry-attempts 1');
  await on('update-function-event-invoke-config --maximum-retry-attempts 0');
  await on('get-function-event-invoke-config');
  await on('delete-function-event-invoke-config');
  await on('put-function-recursion-config --recursive-loop Allow');
  await on('get-function-recursion-config');
  await cli(`lambda tag-resource --resource ${arn} --tags a=b`);
  await cli(`lambda list-tags --resource ${arn}`);
  await cli(`lambda untag-resource --resource ${arn} --tag-keys a`);
  await cli('lambda get-account-settings');
  await cli('sqs create-queue --queue-name cli-source');
  const source = 'arn:aws:sqs:eu-west-1:222222222222:cli-source';
  const { UUID } = await on(`create-event-source-mapping --event-source-arn ${source}`);
  const mapping = under(cli, 'lambda', `--uuid ${String(UUID)}`);
  await mapping('get-event-source-mapping');
  await cli('lambda list-event-source-mappings');
  settle();
  await mapping('update-event-source-mapping --batch-size 5');
  settle();
  await mapping('delete-event-source-mapping');
  await on('delete-function');
};
