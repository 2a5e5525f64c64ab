import type { Link } from '../../contract/link.ts';
import { PageLink } from '../components/navigate.tsx';

export const VersionCell = ({ link }: { link: Link }) => {
  if (!link.version) return <>–</>;
  if (!link.outdated) return <>{link.version}</>;
  return (
    <>
      {link.version} (<PageLink to={`/links/${link.id}/update`}>update to {link.newestVersion}</PageLink>)
    </>
  );
};
