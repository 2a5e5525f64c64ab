import type { Properties, ResourceRequest } from '../../../agent/request.ts';
import type { TestAws } from '../../support/start-local-aws.ts';

export type RequestType = ResourceRequest['RequestType'];

/** Where a case runs: an account of its own, with the agent's functions and queue in its home region. */
export type Place = {
  aws: TestAws;
  /** Name of the account. */
  account: string;
  accountId: string;
  stackId: string;
  codeHash: string;
  commanderRoleArn: string;
  handlerRoleArn: string;
  /** What the resources' preparations made, by name. */
  made: Record<string, string>;
};

/** A resource type as the matrix drives it. Adding one is one entry in resources.ts. */
export type ResourceUnderTest = {
  type: string;
  /** What a request carries that succeeds while nothing is wrong. */
  properties(place: Place): Properties;
  /** What the update of such a resource changes. */
  change: Properties;
  /** Made beforehand. */
  prepare?(place: Place): Promise<unknown>;
  /** What is still there once the last Delete has succeeded, and should not be. */
  leftovers?(place: Place): Promise<string[]>;
  /** Shapes of earlier releases, which keep arriving in Deletes and rollbacks. */
  oldShapes: Properties[];
  /** Answered SUCCESS whatever is wrong, since a failure would hold the customer's stack for nothing. */
  neverFails: RequestType[];
  /** Stands for the others where Lambda really gives a request up, which takes three processes. */
  givenUp?: true;
  /** Not known to this agent: only its Delete succeeds. */
  unknown?: true;
  /**
   * The calls that a request makes in a fault-free run, counted once each: the function is killed after each of them. The
   * tests say so when it is another number.
   */
  steps: Record<RequestType, number>;
};

export const requestTypes: RequestType[] = ['Create', 'Update', 'Delete'];

export const homeRegion = 'eu-west-1';
export const copyRegion = 'us-east-1';
