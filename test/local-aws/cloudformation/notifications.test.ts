import { expect, it } from '@jest/globals';
import { CloudFormationClient, CreateStackCommand, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { startTestAws } from '../../support/start-local-aws.ts';
import { listen } from './listen.ts';
import { settle } from './settle.ts';

const aws = await startTestAws();
const client = aws.client(CloudFormationClient, 'customer-a');

// From: messages of CloudFormation to SNS as kept in public repositories; AWS does not document the format.
it('tells each event to the topics of the stack, in its own format', async () => {
  const { TopicArn, next } = await listen(aws, 'customer-a', 'stack-events');
  const TemplateBody = JSON.stringify({
    Resources: {
      Queue: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: 5, Tags: [{ Key: 'a', Value: 'b' }] } },
    },
  });
  const { StackId = '' } = await client.send(
    new CreateStackCommand({
      StackName: 'noted',
      TemplateBody,
      NotificationARNs: [TopicArn],
      ClientRequestToken: 'my-token',
    }),
  );
  await settle(client, 'noted');
  const first = await next();
  expect(first.Subject).toBe('AWS CloudFormation Notification');
  expect(first.Message.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/, 'TIME').replace(/EventId='[^']+'/, "EventId='ID'")).toBe(
    `StackId='${StackId}'
Timestamp='TIME'
EventId='ID'
LogicalResourceId='noted'
Namespace='222222222222'
PhysicalResourceId='${StackId}'
PrincipalId='${/PrincipalId='(.*)'/.exec(first.Message)?.[1]}'
ResourceProperties='null'
ResourceStatus='CREATE_IN_PROGRESS'
ResourceStatusReason='User Initiated'
ResourceType='AWS::CloudFormation::Stack'
StackName='noted'
ClientRequestToken='my-token'
`,
  );
  const { Message } = await next();
  expect(Message).toContain(`LogicalResourceId='Queue'\n`);
  expect(Message).toMatch(/^EventId='Queue-CREATE_IN_PROGRESS-\d{4}-\d\d-\d\dT[\d:.]+Z'$/m);
  expect(Message).toContain(`ResourceProperties='{
  "DelaySeconds": "5",
  "Tags": [
    {
      "Key": "a",
      "Value": "b"
    }
  ]
}
'
ResourceStatus='CREATE_IN_PROGRESS'
`);
  expect((await next()).Message).toContain("ResourceStatusReason='Resource creation Initiated'");
  expect((await next()).Message).toContain("ResourceStatus='CREATE_COMPLETE'");
  await next();
  await client.send(new DeleteStackCommand({ StackName: 'noted' }));
  const told = [(await next()).Message, (await next()).Message, (await next()).Message, (await next()).Message];
  expect(told.at(-1)).toContain("ResourceStatus='DELETE_COMPLETE'");
});
