import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { services } from '../../../local-aws/services.ts';
import { startTestAws } from '../../support/start-local-aws.ts';
import { findAwsCli, startAwsCli, type Cli } from './aws-cli.ts';
import { runAcm, runRoute53 } from './certificate-commands.ts';
import { runCloudFormation } from './cloudformation-commands.ts';
import { runDynamoDb, runKinesis, runRds } from './data-commands.ts';
import { runAccount, runIam, runSts } from './identity-commands.ts';
import { runLambda } from './lambda-commands.ts';
import { runCloudWatch, runLogs, runSns, runSqs } from './messaging-commands.ts';
import { runCloudFront, runEc2 } from './network-commands.ts';
import { runS3 } from './s3-commands.ts';

const python = findAwsCli(process.env['PATH']);
const withCli = python === undefined ? describe.skip : describe;
if (python === undefined) console.log('skipped: 1 (the AWS CLI is not installed)');

const aws = await startTestAws();

withCli('the real AWS CLI', () => {
  let cli: Cli;
  let directory: string;
  const called = new Set<string>();

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'aws-cli-'));
    const account = aws.accounts['customer-a'];
    if (account === undefined || python === undefined) throw new Error('There is nothing to run the CLI with.');
    cli = startAwsCli(python, aws.endpoint, account.credentials, 'eu-west-1');
  });
  afterAll(async () => {
    cli.close();
    await rm(directory, { recursive: true });
  });

  const scripts: [string, () => Promise<void>][] = [
    ['sts', () => runSts(cli)],
    ['account', () => runAccount(cli)],
    ['iam', () => runIam(cli)],
    ['s3', () => runS3(cli, directory)],
    ['sqs', () => runSqs(cli)],
    ['sns', () => runSns(cli)],
    ['logs', () => runLogs(cli)],
    ['cloudwatch', () => runCloudWatch(cli)],
    ['lambda', () => runLambda(cli, directory, () => aws.clock.advance(30_000))],
    ['acm', () => runAcm(cli)],
    ['route53', () => runRoute53(cli)],
    ['dynamodb', () => runDynamoDb(cli, () => aws.clock.advance(1_000))],
    ['kinesis', () => runKinesis(cli, () => aws.clock.advance(1_000))],
    ['rds', () => runRds(cli, () => aws.clock.advance(60_000))],
    ['ec2', () => runEc2(cli)],
    ['cloudfront', () => runCloudFront(cli, () => aws.clock.advance(1_000))],
    ['cloudformation', () => runCloudFormation(cli)],
  ];
  it.each(scripts)(
    '%s understands every answer',
    async (_service, run) => {
      await run();
      for (const { service, operation } of aws.calls.list()) called.add(`${service}:${operation}`);
    },
    180_000,
  );

  it('shows a refusal in AWS words', async () => {
    expect(await cli.fails('iam get-role --role-name nobody')).toBe(
      'An error occurred (NoSuchEntity) when calling the GetRole operation: The role with name nobody cannot be found.',
    );
    expect(await cli.fails('ec2 describe-regions')).toContain('(NotImplemented)');
    expect(await cli.fails('ec2 describe-regions')).toContain('local-aws does not have ec2:DescribeRegions.');
  });

  it('touched every operation there is', () => {
    const all = services.flatMap(({ name, operations }) =>
      Object.keys(operations).map((operation) => `${name}:${operation}`),
    );
    expect(all.filter((operation) => !called.has(operation))).toEqual([]);
  });
});
