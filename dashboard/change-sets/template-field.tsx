import Button from '@cloudscape-design/components/button';
import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { useDownloadTemplate } from './service.ts';

const sources = ['paste', 'upload', 'address'] as const;
type Source = (typeof sources)[number];
const words: Record<Source, string> = { paste: 'Paste', upload: 'Upload a file', address: 'From S3' };

/** Wherever it comes from, the template stands in the form as the text that will be proposed. */
export const TemplateField = ({ value, onChange }: { value: string; onChange: (template: string) => void }) => {
  const [source, setSource] = useState<Source>('paste');
  return (
    <SpaceBetween size="m">
      <SegmentedControl
        label="Where the template comes from"
        selectedId={source}
        options={sources.map((id) => ({ id, text: words[id] }))}
        onChange={({ detail }) => setSource(sources.find((id) => id === detail.selectedId) ?? 'paste')}
      />
      {source === 'upload' && <UploadedFile onRead={onChange} />}
      {source === 'address' && <FromAddress onRead={onChange} />}
      <FormField label="Template" description="YAML or JSON, exactly as it will be proposed.">
        <Textarea value={value} rows={14} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
      </FormField>
    </SpaceBetween>
  );
};

const UploadedFile = ({ onRead }: { onRead: (template: string) => void }) => {
  const [file, setFile] = useState<File>();
  return (
    <FormField label="Template file" description="Read in this browser, and shown below.">
      <FileUpload
        value={file ? [file] : []}
        accept=".yaml,.yml,.json,.template"
        showFileSize
        onChange={({ detail }) => {
          setFile(detail.value[0]);
          void detail.value[0]?.text().then(onRead);
        }}
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
  );
};

const FromAddress = ({ onRead }: { onRead: (template: string) => void }) => {
  const [url, setUrl] = useState('');
  const download = useDownloadTemplate();
  return (
    <SpaceBetween size="s">
      {download.error && <ErrorAlert error={download.error} />}
      <FormField
        label="Address"
        description="Of a public object in S3; the control plane fetches it from there and from nowhere else."
        secondaryControl={
          <Button
            loading={download.isPending}
            disabled={!url}
            onClick={() => download.mutate(url, { onSuccess: ({ template }) => onRead(template) })}
          >
            Fetch
          </Button>
        }
      >
        <Input
          value={url}
          placeholder="https://BUCKET.s3.REGION.amazonaws.com/KEY"
          onChange={({ detail }) => setUrl(detail.value.trim())}
        />
      </FormField>
    </SpaceBetween>
  );
};
