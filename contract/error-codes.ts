import { Type, type Static } from 'typebox';

/** Every code a caller may see, with the HTTP status it travels under. Codes are API; messages and hints are not. */
export const errorCodes = {
  // the request itself
  invalid_request: 400,
  malformed_json: 400,
  body_too_large: 413,
  unsupported_media_type: 415,
  route_not_found: 404,
  rate_limited: 429,
  // who is asking
  not_signed_in: 401,
  forbidden: 403,
  workspace_not_found: 404,
  api_key_not_found: 404,
  // links
  link_not_found: 404,
  link_expired: 409,
  link_used: 409,
  link_state_conflict: 409,
  account_already_linked: 409,
  region_not_offered: 400,
  log_group_not_found: 404,
  // the agent's sessions
  proof_refused: 403,
  proof_replayed: 403,
  proof_stale: 403,
  caller_not_agent: 403,
  token_invalid: 401,
  session_not_verified: 403,
  // registration and its verdict
  stack_mismatch: 409,
  account_mismatch: 403,
  external_id_not_enforced: 403,
  role_not_assumable: 403,
  role_mismatch: 403,
  stack_not_found: 403,
  // releases
  release_not_found: 404,
  no_release: 409,
  // change sets
  change_set_not_found: 404,
  change_set_state_conflict: 409,
  template_invalid: 400,
  template_url_refused: 400,
  template_not_readable: 400,
  template_too_large: 400,
  template_altered: 409,
  capabilities_required: 400,
  parameter_missing: 400,
  no_changes: 409,
  stack_busy: 409,
  stack_rolled_back: 409,
  stack_name_refused: 403,
  stack_missing: 404,
  // the world behind us
  aws_refused: 502,
  aws_throttled: 503,
  unavailable: 503,
  internal_error: 500,
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** The one shape of every error, everywhere. */
export const ErrorBody = Type.Object(
  {
    code: Type.String({ description: 'What kind of error this is; stable, for programs.' }),
    message: Type.String({ description: 'What happened, with the value that mattered.' }),
    hint: Type.String({ description: 'What the reader can do about it.' }),
    requestId: Type.String({ description: 'Names this request in the logs of the control plane.' }),
  },
  { $id: 'ErrorBody' },
);
export type ErrorBody = Static<typeof ErrorBody>;
