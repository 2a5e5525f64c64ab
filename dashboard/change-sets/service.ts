import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ChangeSet,
  ChangeSetSort,
  ChangeSetState,
  ChangeSetSummary,
  Proposal,
} from '../../contract/change-set.ts';
import type { DownloadedTemplate, TemplateSummary } from '../../contract/template-summary.ts';
import { api } from '../api.ts';
import { useSettled } from '../components/use-settled.ts';

const base = '/api/v1/change-sets';
export type ChangeSetsQuery = {
  limit: number;
  cursor?: string | undefined;
  state?: ChangeSetState | undefined;
  search?: string | undefined;
  sort?: ChangeSetSort;
  direction?: 'ascending' | 'descending';
};

export const useChangeSets = (query: ChangeSetsQuery) =>
  useQuery({
    queryKey: ['change-sets', query],
    queryFn: () => api<{ items: ChangeSetSummary[]; nextCursor?: string }>('GET', base, { query }),
    placeholderData: (before) => before,
  });

export const useChangeSet = (id: string) =>
  useQuery({ queryKey: ['change-sets', id], queryFn: () => api<ChangeSet>('GET', `${base}/${id}`) });

const useChangeSetMutation = <Input>(change: (input: Input) => Promise<ChangeSet>) => {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: ['change-sets'] }) });
};

export const usePropose = () =>
  useChangeSetMutation((proposal: Proposal) => api<ChangeSet>('POST', base, { body: proposal }));
export const useReject = (id: string) =>
  useChangeSetMutation(() => api<ChangeSet>('POST', `${base}/${id}/reject`, { body: {} }));

export type Draft = { linkId: string | undefined; region: string; stackName: string; template: string };

/** Asked once account, region and template are known and nobody types any more. */
export const useTemplateSummary = (draft: Draft) => {
  const now = JSON.stringify(draft);
  const settled = useSettled(now);
  const { linkId, region, stackName, template } = JSON.parse(settled) as Draft;
  const known = linkId && region && template.trim();
  const request = known ? { linkId, region, template, ...(stackName ? { stackName } : {}) } : undefined;
  const query = useQuery({
    queryKey: ['template-summaries', request],
    queryFn: () => api<TemplateSummary>('POST', '/api/v1/template-summaries', { body: request, timeoutMs: 30_000 }),
    enabled: request !== undefined,
    // the same text says the same; the stack may have changed meanwhile
    staleTime: 60_000,
    // the form stays while another name is looked up
    placeholderData: (before) => (request ? before : undefined),
  });
  /** False while the answer is that to an earlier draft. */
  return { ...query, isOfDraft: settled === now && !query.isPlaceholderData };
};

export const useDownloadTemplate = () =>
  useMutation({
    mutationFn: (url: string) =>
      api<DownloadedTemplate>('POST', '/api/v1/template-downloads', { body: { url }, timeoutMs: 30_000 }),
  });
