import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import type { Role } from '../../contract/workspace.ts';
import { useMay } from '../people/service.ts';

/** Shows what the reader may do; the API refuses the rest, whatever is shown. */
export const ForRole = ({
  role,
  otherwise = null,
  children,
}: {
  role: Role;
  /** What all others see in its place. */
  otherwise?: ReactNode;
  children: ReactNode;
}) => (useMay(role) ? children : otherwise);

/** A page that is of use to some roles only says so, rather than let its form be refused at the end. */
export const PageForRole = ({ role, children }: { role: Role; children: ReactNode }) => (
  <ForRole
    role={role}
    otherwise={
      <Alert type="info" header={`This needs the role ${role}`}>
        Ask an owner of the workspace.
      </Alert>
    }
  >
    {children}
  </ForRole>
);
