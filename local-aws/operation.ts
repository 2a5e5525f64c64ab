import type { Principal } from './principal.ts';
import type { Protocol } from './protocol/errors.ts';
import type { World } from './world.ts';

export type ContextValue = string | string[];
export type PolicyDocument = { Version?: string; Id?: string; Statement: unknown };

/** One decision that IAM must take before an operation runs. */
export type AuthorizationRequest = {
  /** service:Action */
  action: string;
  /** The ARN that is acted on, or `*`. */
  resource: string;
  /** Condition keys of this request, beside the global ones, in the spelling of the service authorization reference. */
  context?: Record<string, ContextValue>;
  /** The policy attached to the resource, and whose account the resource is in, where the service has such policies. */
  resourcePolicy?: PolicyDocument | undefined;
  resourceAccount?: string;
};

/** One call on its way: who, where, and the door to every other operation. */
export type Call = {
  world: World;
  principal: Principal;
  /** The account the call acts in: the caller's, or the resource owner's where the operation says so. */
  account: string;
  region: string;
  requestId: string;
  sourceIp: string;
  /** The access key that signed; empty for services and inside local-aws. */
  accessKeyId: string;
  /** Set when a service calls on behalf of the principal, as CloudFormation does: becomes aws:CalledVia. */
  via?: string;
  userAgent?: string;
  /** X-Amzn-Trace-Id as it came: Lambda's loop detection follows a chain of calls by it. */
  traceHeader?: string;
  /** Ends a long poll early, as a client that hangs up. */
  signal?: AbortSignal;
};

/** One AWS operation. Inputs and outputs have the shape of the SDK's command inputs and outputs, whatever the wire format was. */
export type Operation<Input = never, Output = unknown> = {
  /** Absent only for what needs no permission, as sts:GetCallerIdentity. */
  authorize?: (call: Call, input: Input) => AuthorizationRequest[] | Promise<AuthorizationRequest[]>;
  run: (call: Call, input: Input) => Output | Promise<Output>;
  /** Members of the input that it does not have, as paths (`Code.ImageUri`, `Rules[].Filter`): refused by name. */
  lacks?: readonly string[];
  /** Members that change nothing here, as nothing would be seen of them on AWS either. */
  ignores?: readonly string[];
  /** Members that are kept as they come and told again, whatever is in them. */
  keeps?: readonly string[];
};

/** A service: its wire protocol and its operations by AWS's name. */
export type Service = {
  /** The signing name: what stands in the credential scope. */
  name: string;
  protocols: Protocol[];
  /** Global services keep their state once for all regions. */
  global?: boolean;
  /** What every operation refuses of its input before IAM is asked. */
  checkInput?: (operation: string, input: object) => void;
  operations: Record<string, Operation>;
  /** Takes up what runs by itself, once a saved state was restored. */
  resume?: (world: World) => void;
};
