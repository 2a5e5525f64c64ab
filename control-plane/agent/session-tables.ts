export type AgentSessionTable = {
  /** Hex SHA-256 of the token. */
  token_hash: string;
  link_id: string;
  account_id: string;
  role_name: string;
  /** AROA…: changes when a role of the same name is made anew. */
  role_unique_id: string;
  expires_at: Date;
};

/** Signatures seen, kept a little longer than STS accepts them. */
export type UsedSignatureTable = { signature: string; used_at: Date };
