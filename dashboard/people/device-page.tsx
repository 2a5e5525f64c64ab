import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Page } from '../components/page.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { answerDevice } from './service.ts';

/** Signs a terminal in: the code must be the one that stands there, or somebody else's terminal is let in. */
export const DevicePage = () => {
  const [search] = useSearchParams();
  const [code, setCode] = useState(search.get('user_code') ?? '');
  const answer = useMutation({ mutationFn: (allow: boolean) => answerDevice(code, allow) });
  return (
    <Page title="Sign a terminal in">
      {answer.error && <ErrorAlert error={answer.error} />}
      {answer.isSuccess ? (
        <Alert type={answer.variables ? 'success' : 'info'}>
          {answer.variables ? 'The terminal is signed in; you may close this page.' : 'The terminal was refused.'}
        </Alert>
      ) : (
        <Container>
          <SpaceBetween size="m">
            <Box>
              Allow this only if you have just started a sign-in yourself, and the code in your terminal is the same.
            </Box>
            <FormField label="Code">
              <Input value={code} onChange={({ detail }) => setCode(detail.value.trim().toUpperCase())} />
            </FormField>
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="primary" disabled={!code} loading={answer.isPending} onClick={() => answer.mutate(true)}>
                Allow
              </Button>
              <Button disabled={!code} onClick={() => answer.mutate(false)}>
                Refuse
              </Button>
            </SpaceBetween>
          </SpaceBetween>
        </Container>
      )}
    </Page>
  );
};
