import { randomUUID } from 'node:crypto';
import { HandlerError } from './engine/handler-error.ts';
import { ResourceFailure, type ResourceContext } from './resource-type.ts';

/** What CloudFormation says when the name of a new resource is taken. */
export const alreadyExists = (type: string, identifier: string): ResourceFailure =>
  new ResourceFailure(`Resource of type '${type}' with identifier '${identifier}' already exists.`);

/** The same, from the handler of the resource type. */
export const nameTaken = (name: string): ResourceFailure =>
  new ResourceFailure(
    `Resource handler returned message: "${name} already exists" (RequestToken: ${randomUUID()}, HandlerErrorCode: AlreadyExists)`,
  );

/** Asked where the service answers success to whoever creates what is there. Who may not see it may still create it. */
export const isThere = async (
  context: ResourceContext,
  service: string,
  operation: string,
  input: object,
): Promise<boolean> => {
  try {
    await context.call(service, operation, input);
    return true;
  } catch (error) {
    if (error instanceof HandlerError) return false;
    throw error;
  }
};
