import { under, type Cli } from './aws-cli.ts';

export const runSqs = async (cli: Cli): Promise<void> => {
  const url = String((await cli('sqs create-queue --queue-name cli'))['QueueUrl']);
  const dead = String((await cli('sqs create-queue --queue-name cli-dead'))['QueueUrl']);
  const on = under(cli, 'sqs', `--queue-url ${url}`);
  await cli('sqs get-queue-url --queue-name cli');
  await cli('sqs list-queues');
  const redrive = {
    RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:222222222222:cli-dead","maxReceiveCount":"3"}',
  };
  await on('set-queue-attributes --attributes', JSON.stringify(redrive));
  await on('get-queue-attributes --attribute-names All');
  await cli(`sqs list-dead-letter-source-queues --queue-url ${dead}`);
  await on('tag-queue --tags a=b');
  await on('list-queue-tags');
  await on('untag-queue --tag-keys a');
  await on('send-message --message-body hello --message-attributes', '{"k":{"DataType":"String","StringValue":"v"}}');
  await on('send-message-batch --entries', '[{"Id":"1","MessageBody":"a"},{"Id":"2","MessageBody":"b"}]');
  const receive = async () => {
    const { Messages } = await on('receive-message --max-number-of-messages 1 --message-attribute-names All');
    return (Messages as { ReceiptHandle: string; Body: string }[])[0]?.ReceiptHandle ?? '';
  };
  const [first, second, third] = [await receive(), await receive(), await receive()];
  await on(`change-message-visibility --visibility-timeout 60 --receipt-handle`, first);
  await on(
    'change-message-visibility-batch --entries',
    JSON.stringify([{ Id: '1', ReceiptHandle: second, VisibilityTimeout: 9 }]),
  );
  await on('delete-message --receipt-handle', first);
  await on('delete-message-batch --entries', JSON.stringify([{ Id: '1', ReceiptHandle: third }]));
  await on('purge-queue');
  await on('delete-queue');
};

export const runSns = async (cli: Cli): Promise<void> => {
  const topic = String((await cli('sns create-topic --name cli --tags Key=a,Value=b'))['TopicArn']);
  await cli('sns list-topics');
  await cli(`sns set-topic-attributes --topic-arn ${topic} --attribute-name DisplayName --attribute-value x`);
  await cli(`sns get-topic-attributes --topic-arn ${topic}`);
  const queue = 'arn:aws:sqs:eu-west-1:222222222222:cli-dead';
  const { SubscriptionArn } = await cli(
    `sns subscribe --topic-arn ${topic} --protocol sqs --notification-endpoint ${queue} --return-subscription-arn`,
  );
  const subscription = String(SubscriptionArn);
  await cli('sns list-subscriptions');
  await cli(`sns list-subscriptions-by-topic --topic-arn ${topic}`);
  await cli(
    `sns set-subscription-attributes --subscription-arn ${subscription} --attribute-name RawMessageDelivery --attribute-value true`,
  );
  await cli(`sns get-subscription-attributes --subscription-arn ${subscription}`);
  await cli(`sns publish --topic-arn ${topic} --message hello --subject s`);
  await cli(`sns publish-batch --topic-arn ${topic} --publish-batch-request-entries Id=1,Message=a`);
  await cli(`sns tag-resource --resource-arn ${topic} --tags Key=c,Value=d`);
  await cli(`sns list-tags-for-resource --resource-arn ${topic}`);
  await cli(`sns untag-resource --resource-arn ${topic} --tag-keys c`);
  await cli(`sns unsubscribe --subscription-arn ${subscription}`);
  await cli(`sns delete-topic --topic-arn ${topic}`);
};

export const runLogs = async (cli: Cli): Promise<void> => {
  const arn = 'arn:aws:logs:eu-west-1:222222222222:log-group:/cli';
  const on = under(cli, 'logs', '--log-group-name /cli');
  await on('create-log-group');
  await cli('logs describe-log-groups');
  await on('put-retention-policy --retention-in-days 7');
  await on('delete-retention-policy');
  await on('create-log-stream --log-stream-name s');
  await on('describe-log-streams');
  const event = [{ timestamp: Date.now(), message: 'hello' }];
  await on('put-log-events --log-stream-name s --log-events', JSON.stringify(event));
  await on('get-log-events --log-stream-name s');
  await on('filter-log-events --filter-pattern hello');
  await cli(`logs tag-resource --resource-arn ${arn} --tags a=b`);
  await cli(`logs list-tags-for-resource --resource-arn ${arn}`);
  await cli(`logs untag-resource --resource-arn ${arn} --tag-keys a`);
  await on('delete-log-stream --log-stream-name s');
  await on('delete-log-group');
};

export const runCloudWatch = async (cli: Cli): Promise<void> => {
  const times = ['--start-time', '2026-01-01T00:00:00Z', '--end-time', '2026-01-01T01:00:00Z'];
  await cli('cloudwatch list-metrics --namespace AWS/Lambda');
  await cli(
    'cloudwatch get-metric-statistics --namespace AWS/Lambda --metric-name Errors --period 60 --statistics Sum',
    ...times,
  );
  const metric = { Metric: { Namespace: 'AWS/Lambda', MetricName: 'Errors' }, Period: 60, Stat: 'Sum' };
  await cli(
    'cloudwatch get-metric-data --metric-data-queries',
    JSON.stringify([{ Id: 'm', MetricStat: metric }]),
    ...times,
  );
};
