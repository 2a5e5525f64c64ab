import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FileUpload from '@cloudscape-design/components/file-upload';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Proposal } from '../../contract/change-set.ts';
import type { Link } from '../../contract/link.ts';
import { PageForRole } from '../components/for-role.tsx';
import { Page } from '../components/page.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { useLinkRegions, useLinks } from '../links/service.ts';
import { ParametersForm } from './parameters-form.tsx';
import { usePropose, useTemplateSummary } from './service.ts';

export const ProposePage = () => {
  const navigate = useNavigate();
  const links = useLinks({ limit: 200, state: 'linked' });
  const propose = usePropose();
  const [link, setLink] = useState<Link>();
  const [region, setRegion] = useState('');
  const [stackName, setStackName] = useState('');
  const [template, setTemplate] = useState('');
  const [parameters, setParameters] = useState<Record<string, string>>({});
  const summary = useTemplateSummary(link && region && template ? { linkId: link.id, region, template } : undefined);

  const submit = () => {
    if (!link) return;
    const given = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== ''));
    const proposal: Proposal = {
      linkId: link.id,
      region,
      stackName,
      template,
      parameters: given,
      capabilities: summary.data?.capabilities ?? [],
    };
    propose.mutate(proposal, { onSuccess: (changeSet) => navigate(`/change-sets/${changeSet.id}`) });
  };

  return (
    <Page title="Propose a change set" description="The customer sees every change before executing it.">
      <PageForRole role="operator">
        {links.error && <ErrorAlert error={links.error} onRetry={() => void links.refetch()} />}
        {propose.error && <ErrorAlert error={propose.error} />}
        <form onSubmit={(event) => (event.preventDefault(), submit())}>
          <Form
            actions={
              <Button
                variant="primary"
                formAction="submit"
                loading={propose.isPending}
                // only the summary knows the capabilities that the customer is asked for
                disabled={!link || !region || !stackName || !summary.data}
              >
                Propose
              </Button>
            }
          >
            <Container>
              <SpaceBetween size="l">
                <FormField label="Account">
                  <Select
                    selectedOption={link ? { value: link.id, label: link.name ?? link.accountId ?? link.id } : null}
                    options={(links.data?.items ?? []).map((item) => ({
                      value: item.id,
                      label: item.name ?? item.accountId ?? item.id,
                      description: item.accountId ?? '',
                    }))}
                    placeholder="Choose a linked account"
                    filteringType="auto"
                    statusType={links.isPending ? 'loading' : 'finished'}
                    loadingText="Loading accounts"
                    empty="No account is linked yet"
                    onChange={({ detail }) => {
                      setLink(links.data?.items.find((item) => item.id === detail.selectedOption.value));
                      setRegion('');
                    }}
                  />
                </FormField>
                {link && <RegionField id={link.id} region={region} onChange={setRegion} />}
                <FormField label="Stack" description={link ? `Its name must match ${link.stackNamePattern}.` : ''}>
                  <Input value={stackName} onChange={({ detail }) => setStackName(detail.value.trim())} />
                </FormField>
                <FormField label="Template file" description="YAML or JSON; read in this browser, and shown below.">
                  <FileUpload
                    value={[]}
                    accept=".yaml,.yml,.json,.template"
                    onChange={({ detail }) => void detail.value[0]?.text().then(setTemplate)}
                    i18nStrings={{
                      uploadButtonText: () => 'Choose a file',
                      dropzoneText: () => 'Drop a file',
                      removeFileAriaLabel: () => 'Remove the file',
                      limitShowFewer: 'Show fewer',
                      limitShowMore: 'Show more',
                      errorIconAriaLabel: 'Error',
                    }}
                  />
                </FormField>
                <FormField label="Template" description="From the file, or pasted here.">
                  <Textarea
                    value={template}
                    rows={14}
                    spellcheck={false}
                    onChange={({ detail }) => setTemplate(detail.value)}
                  />
                </FormField>
                {summary.error && <ErrorAlert error={summary.error} />}
                {summary.data && (
                  <ParametersForm parameters={summary.data.parameters} values={parameters} onChange={setParameters} />
                )}
              </SpaceBetween>
            </Container>
          </Form>
        </form>
      </PageForRole>
    </Page>
  );
};

const RegionField = ({ id, region, onChange }: { id: string; region: string; onChange: (region: string) => void }) => {
  const regions = useLinkRegions(id);
  const ready = (regions.data?.items ?? []).filter((item) => item.state === 'ready');
  return (
    <FormField label="Region">
      <Select
        selectedOption={region ? { value: region, label: region } : null}
        options={ready.map((item) => ({ value: item.region, label: item.region }))}
        placeholder="Choose a region where the agent is ready"
        filteringType="auto"
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
};
