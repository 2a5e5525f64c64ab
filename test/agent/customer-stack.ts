import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { functionsRest } from '../support/functions-rest.ts';
import type { TestAws } from '../support/start-local-aws.ts';

export const ServiceToken = {
  'Fn::Sub': 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:stackery-agent-commander',
};

export type Rested = { status: string; outputs: Record<string, string>; failures: string[] };

export type CustomerStack = {
  id: string;
  /** `beat` runs between two looks at the stack. */
  update(template: object, beat?: () => unknown): Promise<Rested>;
  remove(beat?: () => unknown): Promise<Rested>;
  rested(beat?: () => unknown): Promise<Rested>;
};

const textOf = (template: object | string): string =>
  typeof template === 'string' ? template : JSON.stringify(template);

/** A stack of the customer's own, made and changed as the account's admin; each step waits until the stack rests. */
export const customerStacks = (aws: TestAws, account: string, region: string) => {
  const cloudFormation = aws.client(CloudFormationClient, account, region);
  const Capabilities = ['CAPABILITY_NAMED_IAM' as const];

  const rested = async (StackName: string, beat: () => unknown = () => {}): Promise<Rested> => {
    for (const end = Date.now() + 60_000; Date.now() < end;) {
      const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
      const status = Stacks?.[0]?.StackStatus ?? '';
      if (!status.endsWith('_IN_PROGRESS')) {
        const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName }));
        return {
          status,
          outputs: Object.fromEntries(
            (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
          ),
          failures: StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED')).map(
            ({ LogicalResourceId, ResourceStatusReason }) => `${LogicalResourceId}: ${ResourceStatusReason}`,
          ),
        };
      }
      await functionsRest(aws);
      await beat();
    }
    throw new Error('The stack does not rest.');
  };

  const start = async (StackName: string, template: object | string): Promise<CustomerStack> => {
    const made = await cloudFormation.send(
      new CreateStackCommand({ StackName, TemplateBody: textOf(template), Capabilities }),
    );
    const id = made.StackId ?? '';
    return {
      id,
      rested: (beat) => rested(id, beat),
      async update(changed, beat) {
        const TemplateBody = JSON.stringify(changed);
        await cloudFormation.send(new UpdateStackCommand({ StackName: id, TemplateBody, Capabilities }));
        return rested(id, beat);
      },
      async remove(beat) {
        await cloudFormation.send(new DeleteStackCommand({ StackName: id }));
        return rested(id, beat);
      },
    };
  };
  return { start };
};
