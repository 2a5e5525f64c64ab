import Badge from '@cloudscape-design/components/badge';
import type { Link } from '../../contract/link.ts';
import { PageLink } from '../components/navigate.tsx';

export const VersionCell = ({ link }: { link: Link }) => {
  if (!link.version) return <>–</>;
  if (!link.outdated) return <>{link.version}</>;
  return (
    <>
      {link.version} <Badge color="severity-medium">{link.newestVersion} available</Badge>{' '}
      <PageLink to={`/links/${link.id}/update`}>Update</PageLink>
    </>
  );
};
