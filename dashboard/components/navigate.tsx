import Button from '@cloudscape-design/components/button';
import Link, { type LinkProps } from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';

/** A link inside the dashboard: a real href for new tabs and screen readers, no reload for a plain click. */
export const PageLink = ({
  to,
  children,
  ...look
}: {
  to: string;
  children: ReactNode;
} & Pick<LinkProps, 'fontSize' | 'ariaLabel'>) => {
  const navigate = useNavigate();
  return (
    <Link {...look} href={to} onFollow={(event) => (event.preventDefault(), navigate(to))}>
      {children}
    </Link>
  );
};

export const NavigateButton = ({ to, text, primary }: { to: string; text: string; primary?: boolean }) => {
  const navigate = useNavigate();
  return (
    <Button
      href={to}
      variant={primary ? 'primary' : 'normal'}
      onFollow={(event) => (event.preventDefault(), navigate(to))}
    >
      {text}
    </Button>
  );
};
