import type { Properties } from './stack-state.ts';

export type PropertyType = 'String' | 'Integer' | 'Boolean' | 'Json' | 'List' | 'Any';

/** From least to most; either may be left open. */
export type Bounds = [least: number | undefined, most?: number];

export type Property = {
  type: PropertyType;
  required?: true;
  /** What a change of it does to the physical resource; without it, it is changed in place. */
  update?: 'replace' | 'conditional';
  enum?: readonly string[];
  pattern?: RegExp;
  /** Of a number its value, of a text its length, of a list the number of its items. */
  bounds?: Bounds;
  /** All that the object may have; without it, anything. */
  members?: Record<string, Property>;
  /** Members that AWS has and local-aws has not. */
  absent?: string[];
  /** What each item of the list must be. */
  items?: Property;
};

/** A physical resource as its type reports it: its id is what Ref gives. */
export type Outcome = { physicalId: string; attributes: Record<string, unknown>; noEcho?: boolean };

export type Current = {
  physicalId: string;
  properties: Properties;
  attributes: Record<string, unknown>;
  tags: Record<string, string>;
};

/** What a resource type may use: calls are made as the stack's principal, so IAM applies to them. */
export type ResourceContext = {
  partition: string;
  account: string;
  region: string;
  stackId: string;
  stackName: string;
  logicalId: string;
  resourceType: string;
  /** Of the stack, and those that CloudFormation adds itself. */
  tags: Record<string, string>;
  call<Output>(service: string, operation: string, input: object, region?: string): Promise<Output>;
  /** Reports the physical id as soon as there is one, so that a later failure can still take it away. */
  initiated(physicalId: string): void;
  /** Waits; rejects when the operation is cancelled. */
  sleep(ms: number): Promise<void>;
  signal: AbortSignal;
  /** Asks a custom resource's provider and waits for its answer. */
  ask(request: ProviderRequest): Promise<ProviderAnswer>;
};

export type ProviderRequest = {
  requestType: 'Create' | 'Update' | 'Delete';
  physicalId?: string;
  properties: Properties;
  oldProperties?: Properties;
};

export type ProviderAnswer = { physicalId: string; data: Record<string, unknown>; noEcho: boolean };

export type ResourceType = {
  properties: Record<string, Property> | 'any';
  /** Properties that AWS has and local-aws has not: refused under its own name, not in AWS's words. */
  absent?: string[];
  /** What Fn::GetAtt may name. */
  attributes: string[] | 'any';
  /** The property that names the resource, where the author may choose its name. */
  nameProperty?: string;
  /** Whether stack tags are put on it, in the property Tags. */
  taggable?: true;
  create(context: ResourceContext, properties: Properties): Promise<Outcome>;
  update(context: ResourceContext, current: Current, properties: Properties): Promise<Outcome>;
  delete(context: ResourceContext, current: Current): Promise<void>;
  /** For properties marked conditional: whether this change needs a new physical resource. */
  needsReplacement?(before: Properties, after: Properties): boolean;
  /** The live properties, for drift detection; undefined when it is gone. */
  read?(context: ResourceContext, current: Current): Promise<Properties | undefined>;
};

/** A failure whose text is shown as it stands, without the frame that a resource handler's message has. */
export class ResourceFailure extends Error {
  /** What a failed custom resource said its physical id is. */
  readonly physicalId: string | undefined;

  constructor(message: string, physicalId?: string) {
    super(message);
    this.name = 'ResourceFailure';
    this.physicalId = physicalId;
  }
}
