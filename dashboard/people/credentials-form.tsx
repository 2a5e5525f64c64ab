import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState, type ReactNode } from 'react';
import { ErrorAlert } from '../components/problem-alert.tsx';

export type Field = {
  name: string;
  label: string;
  type?: InputProps.Type;
  autoComplete?: string;
  description?: string;
};

/** The one form of those who are not signed in yet: a few fields, one button, and what went wrong. */
export const CredentialsForm = ({
  title,
  fields,
  button,
  onSubmit,
  children,
}: {
  title: string;
  fields: Field[];
  button: string;
  onSubmit: (values: Record<string, string>) => Promise<void>;
  children?: ReactNode;
}) => {
  const [values, setValues] = useState<Record<string, string>>({});
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = `${title} · Stackery`;
  }, [title]);

  const submit = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await onSubmit(values);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Box margin="xxxl">
      <div style={{ maxWidth: 440, margin: '0 auto' }}>
        <form onSubmit={(event) => (event.preventDefault(), void submit())}>
          <Form
            header={<Header variant="h1">{title}</Header>}
            actions={
              <Button variant="primary" formAction="submit" loading={busy}>
                {button}
              </Button>
            }
          >
            <Container>
              <SpaceBetween size="m">
                {error !== undefined && <ErrorAlert error={error} />}
                {fields.map(({ name, label, type = 'text', autoComplete, description }) => (
                  <FormField key={name} label={label} description={description ?? ''}>
                    <Input
                      type={type}
                      autoComplete={autoComplete ?? false}
                      value={values[name] ?? ''}
                      onChange={({ detail }) => setValues((before) => ({ ...before, [name]: detail.value }))}
                    />
                  </FormField>
                ))}
                {children}
              </SpaceBetween>
            </Container>
          </Form>
        </form>
      </div>
    </Box>
  );
};
