import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ChangeSet, ChangeSetSummary, Proposal } from '../../contract/change-set.ts';
import type { TemplateSummary, TemplateSummaryRequest } from '../../contract/template-summary.ts';
import { api } from '../api.ts';

const base = '/api/v1/change-sets';
export type ChangeSetsQuery = { limit: number; cursor?: string | undefined };

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

/** Asked once account, region and template are known; the answer to a text never changes. */
export const useTemplateSummary = (request: TemplateSummaryRequest | undefined) =>
  useQuery({
    queryKey: ['template-summaries', request],
    queryFn: () => api<TemplateSummary>('POST', '/api/v1/template-summaries', { body: request }),
    enabled: request !== undefined,
    staleTime: Infinity,
  });
