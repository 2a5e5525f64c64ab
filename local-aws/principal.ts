/** Who calls. Resolved from the signature, or handed over by the service that acts for somebody. */
export type Principal =
  | { kind: 'root'; account: string; arn: string; userId: string }
  | { kind: 'user'; account: string; arn: string; userId: string; userName: string }
  | AssumedRole
  | { kind: 'service'; service: string; sourceArn?: string; sourceAccount?: string }
  | { kind: 'anonymous' };

export type AssumedRole = {
  kind: 'assumed-role';
  account: string;
  /** arn:…:sts::…:assumed-role/<name>/<session>, without the role's path, as STS reports it. */
  arn: string;
  /** <AROA…>:<session> */
  userId: string;
  roleName: string;
  sessionName: string;
  sessionPolicies: string[];
  sourceIdentity?: string;
  tags: Record<string, string>;
  /** Keys of the tags that go on to sessions that this one begins. */
  transitiveTagKeys?: string[];
  issuedAt: number;
  expiresAt: number;
};

export const accountOf = (principal: Principal): string | undefined =>
  principal.kind === 'service' || principal.kind === 'anonymous' ? undefined : principal.account;
