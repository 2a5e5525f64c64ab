import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  AgentDrift,
  AgentMetrics,
  HealthCheck,
  Install,
  LogGroup,
  LogRetention,
  MetricsSpan,
  Repair,
} from '../../contract/agent-health.ts';
import type { Link } from '../../contract/link.ts';
import { api } from '../api.ts';

const base = '/api/v1/links';

// keys below `links` are fetched again whenever the link turns
export const useHealth = (id: string) =>
  useQuery({
    queryKey: ['links', id, 'health'],
    queryFn: () => api<{ items: HealthCheck[] }>('GET', `${base}/${id}/health`),
  });

export const useDrift = (id: string) =>
  useQuery({ queryKey: ['links', id, 'drift'], queryFn: () => api<AgentDrift>('GET', `${base}/${id}/drift`) });

/** Asked when it is needed: each answer names a new value. */
export const useRepair = (id: string, wanted: boolean) =>
  useQuery({
    queryKey: ['link-repair', id],
    queryFn: () => api<Repair>('GET', `${base}/${id}/repair`),
    enabled: wanted,
    staleTime: 60_000,
  });

/** The account pays for each answer, so only the reader's hand asks again. */
export const useFunctions = (id: string, region: string, span: MetricsSpan) =>
  useQuery({
    queryKey: ['link-functions', id, region, span],
    queryFn: () => api<AgentMetrics>('GET', `${base}/${id}/functions`, { query: { region, span }, timeoutMs: 30_000 }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

export const useSetLogRetention = (id: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (retention: LogRetention) => api<LogGroup>('PATCH', `${base}/${id}/log-retention`, { body: retention }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['link-functions', id] }),
  });
};

const lookEvery = 3_000;

/** Nobody tells us of an install that has not registered: while it may go on, the page looks by itself. */
export const useInstall = ({ id, state }: Pick<Link, 'id' | 'state'>) =>
  useQuery({
    queryKey: ['link-install', id, state],
    queryFn: () => api<Install>('GET', `${base}/${id}/install`, { timeoutMs: 30_000 }),
    refetchInterval: state === 'rejected' ? false : lookEvery,
  });
