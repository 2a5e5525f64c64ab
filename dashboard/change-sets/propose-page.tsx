import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Link } from '../../contract/link.ts';
import type { TemplateSummary } from '../../contract/template-summary.ts';
import { PageForRole } from '../components/for-role.tsx';
import { Page } from '../components/page.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { useLink } from '../links/service.ts';
import { missingParameters, ParametersForm } from './parameters-form.tsx';
import { AccountField, RegionField } from './place-fields.tsx';
import { usePropose, useTemplateSummary, type Draft } from './service.ts';
import { TemplateField } from './template-field.tsx';

export const ProposePage = () => (
  <Page title="Propose a change set" description="The customer sees every change before executing it.">
    <PageForRole role="operator">
      <ProposeForm />
    </PageForRole>
  </Page>
);

const isStackName = (name: string): boolean => /^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name);

const ProposeForm = () => {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const asked = useLink(search.get('link') ?? '', search.has('link'));
  const propose = usePropose();
  const [chosen, setChosen] = useState<Link>();
  const [region, setRegion] = useState('');
  const [stackName, setStackName] = useState('');
  const [template, setTemplate] = useState('');
  const [parameters, setParameters] = useState<Record<string, string>>({});

  const link = chosen ?? asked.data;
  const draft: Draft = { linkId: link?.id, region, stackName: isStackName(stackName) ? stackName : '', template };
  const summary = useTemplateSummary(draft);
  const known = summary.data;
  const missing = known ? missingParameters(known.parameters, parameters) : [];

  const submit = () => {
    if (!link || !known) return;
    const declared = new Set(known.parameters.map(({ name }) => name));
    const given = Object.entries(parameters).filter(([name, value]) => value !== '' && declared.has(name));
    propose.mutate(
      {
        ...{ linkId: link.id, region, stackName, template, capabilities: known.capabilities },
        parameters: Object.fromEntries(given),
      },
      { onSuccess: (changeSet) => navigate(`/change-sets/${changeSet.id}`) },
    );
  };

  return (
    <form onSubmit={(event) => (event.preventDefault(), submit())}>
      <Form
        actions={
          <Button
            variant="primary"
            formAction="submit"
            loading={propose.isPending}
            // only the summary knows the parameters, and the capabilities that the customer is asked for
            disabled={!link || !region || !draft.stackName || !known || !summary.isOfDraft || missing.length > 0}
          >
            Propose
          </Button>
        }
      >
        <SpaceBetween size="l">
          {asked.error && <ErrorAlert error={asked.error} onRetry={() => void asked.refetch()} />}
          {propose.error && <ErrorAlert error={propose.error} />}
          <Container header={<Header variant="h2">Where</Header>}>
            <SpaceBetween size="l">
              <AccountField
                link={link}
                onChange={(next) => {
                  setChosen(next);
                  setRegion('');
                }}
              />
              {link && <RegionField id={link.id} region={region} onChange={setRegion} />}
              <FormField
                label="Stack"
                description={
                  link && link.stackNamePattern !== '*' ? `Its name must match ${link.stackNamePattern}.` : ''
                }
                errorText={stackName && !isStackName(stackName) ? 'Letters, digits and dashes; a letter first.' : ''}
              >
                <Input value={stackName} onChange={({ detail }) => setStackName(detail.value.trim())} />
              </FormField>
            </SpaceBetween>
          </Container>
          <Container header={<Header variant="h2">What</Header>}>
            <TemplateField value={template} onChange={setTemplate} />
          </Container>
          {summary.error && <ErrorAlert error={summary.error} />}
          {summary.isFetching && <StatusIndicator type="loading">CloudFormation reads the template</StatusIndicator>}
          {known && (
            <Container header={<SummaryHeader summary={known} />}>
              <ParametersForm parameters={known.parameters} values={parameters} onChange={setParameters} />
            </Container>
          )}
        </SpaceBetween>
      </Form>
    </form>
  );
};

const SummaryHeader = ({ summary }: { summary: TemplateSummary }) => (
  <Header
    variant="h2"
    description={[
      summary.type === 'CREATE' && 'Creates a new stack.',
      summary.type === 'UPDATE' && 'Updates the stack that stands there; what is left empty keeps its value.',
      summary.capabilities.length > 0 && `Needs ${summary.capabilities.join(', ')}.`,
      summary.parameters.length === 0 && 'The template has no parameters.',
    ]
      .filter(Boolean)
      .join(' ')}
  >
    Parameters
  </Header>
);
