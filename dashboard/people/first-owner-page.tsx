import { useNavigate } from 'react-router';
import { api } from '../api.ts';
import { CredentialsForm, type Field } from './credentials-form.tsx';
import { signIn } from './service.ts';

const fields: Field[] = [
  { name: 'workspace', label: 'Workspace', description: 'Your team or company.' },
  { name: 'name', label: 'Your name', autoComplete: 'name' },
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' },
  {
    name: 'password',
    label: 'Password',
    type: 'password',
    autoComplete: 'new-password',
    description: 'At least twelve characters.',
  },
];

/** Opened once, with the link that the control plane printed when it started. */
export const FirstOwnerPage = () => {
  const navigate = useNavigate();
  const token = location.hash.slice(1);
  const submit = async (values: Record<string, string>) => {
    await api('POST', '/api/people/first-owner', { body: { ...values, token } });
    await signIn(values['email'] ?? '', values['password'] ?? '');
    await navigate('/', { replace: true });
  };
  return <CredentialsForm title="Be the first owner" fields={fields} button="Make the workspace" onSubmit={submit} />;
};
