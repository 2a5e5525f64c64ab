import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import type { InvitationView } from '../../contract/people.ts';
import { api } from '../api.ts';
import { LoadedPage } from '../components/loaded-page.tsx';
import { CredentialsForm, type Field } from './credentials-form.tsx';
import { signIn } from './service.ts';

const fields: Field[] = [
  { name: 'name', label: 'Your name', autoComplete: 'name' },
  {
    name: 'password',
    label: 'Password',
    type: 'password',
    autoComplete: 'new-password',
    description: 'At least twelve characters.',
  },
];

export const InvitationPage = () => {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const path = `/api/people/invitations/${id}`;
  const invitation = useQuery({ queryKey: ['invitations', id], queryFn: () => api<InvitationView>('GET', path) });
  return (
    <LoadedPage query={invitation} what="invitation">
      {({ email, workspace }) => (
        <CredentialsForm
          title={`Join ${workspace}`}
          fields={fields}
          button={`Join as ${email}`}
          onSubmit={async (values) => {
            await api('POST', `${path}/accept`, { body: values });
            await signIn(email, values['password'] ?? '');
            await navigate('/', { replace: true });
          }}
        />
      )}
    </LoadedPage>
  );
};
