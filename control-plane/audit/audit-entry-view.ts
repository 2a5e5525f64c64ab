import type { AuditEntry } from '../../contract/audit.ts';
import type { Names } from './audit-names.ts';
import type { AuditEntryRow } from './audit-store.ts';

export const auditEntryView = (row: AuditEntryRow, nameOf: Names): AuditEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  who: row.who,
  whoName: nameOf(row.who),
  action: row.action,
  subject: row.subject,
  subjectName: nameOf(row.subject),
  detail: row.detail,
  from: row.from_address,
  awsRequestIds: row.aws_request_ids,
});
