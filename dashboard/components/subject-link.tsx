import type { AuditEntry } from '../../contract/audit.ts';
import { PageLink } from './navigate.tsx';

const places: Record<string, string> = { link: 'links', 'change-set': 'change-sets' };

/** What an entry is about: what has a page leads there. */
export const SubjectLink = ({ subject, subjectName }: Pick<AuditEntry, 'subject' | 'subjectName'>) => {
  const [kind = '', id = ''] = subject.split(':');
  const name = subjectName ?? `${kind} ${id.slice(0, 8)}`;
  const place = places[kind];
  return place ? <PageLink to={`/${place}/${id}`}>{name}</PageLink> : <>{name}</>;
};
