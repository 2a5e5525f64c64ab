import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  type DescribeStackEventsCommandOutput,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import type { Aws } from '../aws.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';

export type Failure = { logicalId: string; resourceType: string; reason: string };

const mostPages = 10;

/** The first resource that failed in the latest operation of a stack: the one that made the others fail. */
export const firstFailure = async (aws: Aws, access: RoleAccess, stackId: string): Promise<Failure | undefined> => {
  let first: Failure | undefined;
  let page: DescribeStackEventsCommandOutput | undefined;
  for (let pages = 0; pages < mostPages && (page === undefined || page.NextToken); pages++) {
    const NextToken: string | undefined = page?.NextToken;
    page = await callAs(aws, access, CloudFormationClient, 'DescribeStackEvents', (client) =>
      client.send(new DescribeStackEventsCommand({ StackName: stackId, NextToken })),
    );
    // newest first, so the last one found before the beginning is the earliest
    for (const event of page.StackEvents ?? []) {
      if (isBeginning(event)) return first;
      if (event.ResourceStatus?.endsWith('_FAILED') && event.ResourceStatusReason)
        first = {
          logicalId: event.LogicalResourceId ?? '',
          resourceType: event.ResourceType ?? '',
          reason: event.ResourceStatusReason,
        };
    }
  }
  return first;
};

const isBeginning = ({ PhysicalResourceId, StackId, ResourceStatus }: StackEvent): boolean =>
  PhysicalResourceId === StackId && /^(CREATE|UPDATE|IMPORT)_IN_PROGRESS$/.test(ResourceStatus ?? '');
