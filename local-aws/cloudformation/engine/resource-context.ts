import type { DispatchRequest } from '../../world.ts';
import { AwsError } from '../../aws-error.ts';
import type { ResourceContext } from '../resource-type.ts';
import type { StackResource } from '../stack-state.ts';
import { askProvider } from './ask-provider.ts';
import { HandlerError } from './handler-error.ts';
import { signalOf, type Run } from './run.ts';

/** What a resource type is given to work with. */
export const resourceContext = (
  run: Run,
  resource: StackResource,
  initiated: (physicalId: string) => void,
): ResourceContext => {
  const { world, stack } = run;
  const context: ResourceContext = {
    partition: world.partition,
    account: stack.account,
    region: stack.region,
    stackId: stack.id,
    stackName: stack.name,
    logicalId: resource.logicalId,
    resourceType: resource.type,
    tags: {
      ...stack.tags,
      'aws:cloudformation:stack-name': stack.name,
      'aws:cloudformation:stack-id': stack.id,
      'aws:cloudformation:logical-id': resource.logicalId,
    },
    signal: signalOf(run),
    initiated,
    sleep: (ms) => world.clock.sleep(ms, signalOf(run)),
    call: async <Output>(service: string, operation: string, input: object, region = stack.region): Promise<Output> => {
      try {
        return await callAsStack<Output>(run, { service, operation, input, region });
      } catch (error) {
        throw error instanceof AwsError ? new HandlerError(service, error) : error;
      }
    },
    ask: (request) => askProvider(run, resource, request),
  };
  return context;
};

/** Calls another service as the principal that the stack runs as. */
export const callAsStack = <Output>(
  { world, stack, principal }: Run,
  request: Pick<DispatchRequest, 'service' | 'operation' | 'input'> & { account?: string; region?: string },
): Promise<Output> =>
  world.dispatch<Output>({
    principal,
    account: stack.account,
    region: stack.region,
    via: 'cloudformation.amazonaws.com',
    ...request,
  });
