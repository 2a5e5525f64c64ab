import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { Link } from '../../contract/link.ts';
import { ForRole } from '../components/for-role.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { useChangeLink } from './service.ts';

/** The link named no account: an owner says whether this is the one that was meant. */
export const ConfirmAccount = ({ link }: { link: Link }) => {
  const change = useChangeLink(link.id);
  const accountId = link.accountId ?? '';
  return (
    <>
      {change.error && <ErrorAlert error={change.error} />}
      <Alert
        type="info"
        header={`Is ${accountId} the account you meant?`}
        action={
          <ForRole role="owner">
            <Button loading={change.isPending} onClick={() => change.mutate({ confirmAccountId: accountId })}>
              Confirm {accountId}
            </Button>
          </ForRole>
        }
      >
        The link named no account, and the agent stack was installed in {accountId}. An owner confirms it before it is
        used.
      </Alert>
    </>
  );
};
