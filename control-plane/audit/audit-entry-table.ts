import type { Generated } from 'kysely';

export type AuditEntryTable = {
  id: Generated<string>;
  workspace_id: string;
  at: Date;
  who: string;
  action: string;
  subject: string;
  detail: string | null;
  from_address: string | null;
  aws_request_ids: string[];
};
