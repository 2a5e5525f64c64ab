import { AgentError } from '../agent-error.ts';
import { textOf } from '../request.ts';
import type { Resource } from '../resource.ts';

/** The resource to copy: it makes nothing, and shows every part that a resource may have. */
export const helloWorld: Resource = {
  physicalId: (request) => `hello-${request.StackId.split('/').at(-1)}-${request.LogicalResourceId}`,
  create: async (_deps, request) => greet(textOf(request.ResourceProperties, 'Name')),
  update: async (_deps, request) => greet(textOf(request.ResourceProperties, 'Name')),
  delete: async () => ({}),
};

const greet = (name: string) => {
  if (name === '')
    throw new AgentError('property_missing', 'The property Name is missing.', 'Set Name to whom to greet.');
  return { data: { Greeting: `Hello, ${name}!` } };
};
