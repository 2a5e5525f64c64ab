import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import type { SignInWays } from '../../contract/people.ts';
import { api } from '../api.ts';
import { CredentialsForm, type Field } from './credentials-form.tsx';
import { signIn, signInWithOidc } from './service.ts';

const fields: Field[] = [
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' },
  { name: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' },
];

/** Only a path of this dashboard: a link must not lead a freshly signed-in person elsewhere. */
const safePath = (path: string | null): string => (path && /^\/(?![/\\])/.test(path) ? path : '/');

export const SignInPage = () => {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const next = safePath(search.get('next'));
  const ways = useQuery({ queryKey: ['ways'], queryFn: () => api<SignInWays>('GET', '/api/people/ways') });

  const submit = async (values: Record<string, string>) => {
    await signIn(values['email'] ?? '', values['password'] ?? '');
    await navigate(next, { replace: true });
  };

  return (
    <CredentialsForm title="Sign in to Stackery" fields={fields} button="Sign in" onSubmit={submit}>
      {search.has('error') && (
        <Alert type="error" header="You could not be signed in">
          Your organization knows you, but nobody has invited you here, or your address is not verified. Ask an owner of
          the workspace for an invitation.
        </Alert>
      )}
      {ways.data?.oidc && <Button onClick={() => void signInWithOidc(next)}>Sign in with your organization</Button>}
    </CredentialsForm>
  );
};
