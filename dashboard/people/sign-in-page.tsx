import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { signIn } from './service.ts';

/** Only a path of this dashboard: a link must not lead a freshly signed-in person elsewhere. */
const safePath = (path: string | null): string => (path && /^\/(?![/\\])/.test(path) ? path : '/');

export const SignInPage = () => {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await signIn(email, password);
      await navigate(safePath(search.get('next')), { replace: true });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <main>
      <Box margin="xxxl">
        <div style={{ maxWidth: 420, margin: '0 auto' }}>
          <form onSubmit={(event) => (event.preventDefault(), void submit())}>
            <Form
              header={<Header variant="h1">Sign in to Stackery</Header>}
              actions={
                <Button variant="primary" formAction="submit" loading={busy}>
                  Sign in
                </Button>
              }
            >
              <Container>
                <SpaceBetween size="m">
                  {error !== undefined && <ErrorAlert error={error} />}
                  <FormField label="E-mail">
                    <Input
                      type="email"
                      autoComplete="username"
                      value={email}
                      onChange={({ detail }) => setEmail(detail.value)}
                    />
                  </FormField>
                  <FormField label="Password">
                    <Input
                      type="password"
                      autoComplete="current-password"
                      value={password}
                      onChange={({ detail }) => setPassword(detail.value)}
                    />
                  </FormField>
                </SpaceBetween>
              </Container>
            </Form>
          </form>
        </div>
      </Box>
    </main>
  );
};
