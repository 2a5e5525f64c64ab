import { ResourceFailure } from './resource-type.ts';

/** What CloudFormation says when the name of a new resource is taken. */
export const alreadyExists = (type: string, identifier: string): ResourceFailure =>
  new ResourceFailure(`Resource of type '${type}' with identifier '${identifier}' already exists.`);
