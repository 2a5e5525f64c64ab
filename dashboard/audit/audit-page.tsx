import { Page } from '../components/page.tsx';
import { AuditTable } from './audit-table.tsx';

export const AuditPage = () => (
  <Page title="Audit log" description="Who changed what, when, and from where.">
    <AuditTable />
  </Page>
);
