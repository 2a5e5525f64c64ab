import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  type DescribeStackEventsCommandOutput,
} from '@aws-sdk/client-cloudformation';
import type { Aws } from '../aws.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';

export type SeenEvent = {
  logicalId: string;
  resourceType: string;
  status: string;
  reason: string | null;
  at: Date;
  /** About the stack itself, not about one of its resources. */
  ofStack: boolean;
};

const mostPages = 10;

/** The events of a stack, newest first; a page is asked for when the one before has been used up. */
export async function* stackEvents(aws: Aws, access: RoleAccess, stack: string): AsyncGenerator<SeenEvent> {
  let page: DescribeStackEventsCommandOutput | undefined;
  for (let pages = 0; pages < mostPages && (page === undefined || page.NextToken); pages++) {
    const NextToken: string | undefined = page?.NextToken;
    page = await callAs(aws, access, CloudFormationClient, 'DescribeStackEvents', (client) =>
      client.send(new DescribeStackEventsCommand({ StackName: stack, NextToken })),
    );
    for (const event of page.StackEvents ?? [])
      yield {
        logicalId: event.LogicalResourceId ?? '',
        resourceType: event.ResourceType ?? '',
        status: event.ResourceStatus ?? '',
        reason: event.ResourceStatusReason ?? null,
        at: event.Timestamp ?? new Date(0),
        ofStack: event.PhysicalResourceId === event.StackId,
      };
  }
}

/** Where the latest operation on the stack began. */
export const isBeginning = ({ ofStack, status }: SeenEvent): boolean =>
  ofStack && /^(CREATE|UPDATE|IMPORT)_IN_PROGRESS$/.test(status);
