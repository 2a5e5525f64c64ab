import Alert from '@cloudscape-design/components/alert';
import type { Link } from '../../contract/link.ts';
import { NavigateButton } from '../components/navigate.tsx';

/** A newer release than the installed one: what it changes is shown before anybody leaves for the console. */
export const UpdateAvailable = ({ link }: { link: Link }) => (
  <Alert
    type="info"
    header={`Version ${link.newestVersion ?? ''} of the agent stack is available`}
    action={<NavigateButton to={`/links/${link.id}/update`} text="Update" />}
  >
    Version {link.version} is installed. See what changes, then update in the AWS console or in a terminal.
  </Alert>
);
