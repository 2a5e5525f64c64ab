import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Wizard from '@cloudscape-design/components/wizard';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { NewLink } from '../../contract/link.ts';
import { PageForRole } from '../components/for-role.tsx';
import { Page } from '../components/page.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { Promises } from './promises.tsx';
import { ReleaseContentsPanel } from './release-contents.tsx';
import { useMakeLink, useReleases } from './service.ts';

type Draft = {
  name: string;
  accountId: string;
  region: string;
  stackNamePattern: string;
  namePrefix: string;
  regions: string;
};

const empty: Draft = {
  name: '',
  accountId: '',
  region: '',
  stackNamePattern: '*',
  namePrefix: 'stackery',
  regions: '',
};

/** Empty fields are left out, so that the control plane's own defaults apply. */
const toNewLink = (draft: Draft): NewLink => {
  const regions = draft.regions.split(/[\s,]+/).filter(Boolean);
  return {
    region: draft.region,
    stackNamePattern: draft.stackNamePattern,
    namePrefix: draft.namePrefix,
    ...(draft.name ? { name: draft.name } : {}),
    ...(draft.accountId ? { accountId: draft.accountId } : {}),
    ...(regions.length ? { regions } : {}),
  };
};

export const LinkAccountPage = () => {
  const navigate = useNavigate();
  const releases = useReleases();
  const makeLink = useMakeLink();
  const [draft, setDraft] = useState(empty);
  const [step, setStep] = useState(0);
  const set = (field: keyof Draft) => (value: string) => setDraft((before) => ({ ...before, [field]: value }));
  const newest = releases.data?.items.find((release) => release.newest);
  const regions = newest?.installRegions ?? [];

  const submit = () =>
    makeLink.mutate(toNewLink(draft), { onSuccess: (link) => navigate(`/links/${link.id}`, { replace: true }) });

  return (
    <Page
      title="Link an account"
      description="The customer installs a small agent stack. Nothing changes without the customer."
    >
      <PageForRole role="operator">
        {releases.error && <ErrorAlert error={releases.error} onRetry={() => void releases.refetch()} />}
        {makeLink.error && <ErrorAlert error={makeLink.error} />}
        {releases.data && regions.length === 0 && (
          <Alert type="warning" header="No release is published yet">
            An account can be linked once a release of the agent stack is published:{' '}
            <code>npm run release:publish</code>.
          </Alert>
        )}
        <Wizard
          activeStepIndex={step}
          onNavigate={({ detail }) => setStep(detail.requestedStepIndex)}
          onCancel={() => navigate('/links')}
          onSubmit={submit}
          isLoadingNextStep={makeLink.isPending}
          submitButtonText="Make the link"
          i18nStrings={{
            stepNumberLabel: (number) => `Step ${number}`,
            collapsedStepsLabel: (number, count) => `Step ${number} of ${count}`,
            navigationAriaLabel: 'Steps',
            cancelButton: 'Cancel',
            previousButton: 'Back',
            nextButton: 'Next',
            optional: 'optional',
          }}
          steps={[
            {
              title: 'The account',
              content: (
                <Container>
                  <Form>
                    <SpaceBetween size="l">
                      <Field
                        label="Name"
                        description="What you call this account."
                        value={draft.name}
                        onChange={set('name')}
                      />
                      <Field
                        label="Account id"
                        description="Twelve digits. Without it, an owner of this workspace confirms the account after the install."
                        value={draft.accountId}
                        onChange={set('accountId')}
                        error={
                          draft.accountId && !/^\d{12}$/.test(draft.accountId) ? 'An account id has twelve digits.' : ''
                        }
                      />
                      <FormField label="Home region" description="Where the agent stack is created.">
                        <Select
                          selectedOption={draft.region ? { value: draft.region, label: draft.region } : null}
                          options={regions.map((region) => ({ value: region, label: region }))}
                          placeholder="Choose a region"
                          empty="No release is published yet"
                          filteringType="auto"
                          onChange={({ detail }) => set('region')(detail.selectedOption.value ?? '')}
                        />
                      </FormField>
                    </SpaceBetween>
                  </Form>
                </Container>
              ),
            },
            {
              title: 'What may be proposed',
              isOptional: true,
              content: (
                <Container>
                  <SpaceBetween size="l">
                    <Field
                      label="Stack names"
                      description="Change sets may be proposed only to stacks whose name matches; * and ? are wildcards. IAM enforces it."
                      value={draft.stackNamePattern}
                      onChange={set('stackNamePattern')}
                    />
                    <Field
                      label="Regions"
                      description="Separated by commas; empty means every region that is enabled in the account."
                      value={draft.regions}
                      onChange={set('regions')}
                    />
                    <Field
                      label="Name prefix"
                      description="What the agent's functions, roles and queues are called after. It cannot change later."
                      value={draft.namePrefix}
                      onChange={set('namePrefix')}
                    />
                  </SpaceBetween>
                </Container>
              ),
            },
            {
              title: 'What the customer agrees to',
              content: (
                <SpaceBetween size="l">
                  <Promises />
                  {newest && <ReleaseContentsPanel version={newest.version} />}
                  <Box color="text-body-secondary">
                    The next page shows the Launch Stack button. The link is single-use and expires after 24 hours.
                  </Box>
                </SpaceBetween>
              ),
            },
          ]}
        />
      </PageForRole>
    </Page>
  );
};

const Field = (props: {
  label: string;
  description: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
}) => (
  <FormField label={props.label} description={props.description} errorText={props.error ?? ''}>
    <Input value={props.value} onChange={({ detail }) => props.onChange(detail.value.trim())} />
  </FormField>
);
