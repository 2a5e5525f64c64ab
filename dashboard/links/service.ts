import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CommanderUsers } from '../../contract/commander-users.ts';
import type {
  Link,
  LinkChange,
  LinkRegions,
  LinkResources,
  LinkSort,
  LinkUpdate,
  NewLink,
  StackSummary,
} from '../../contract/link.ts';
import type { Release, ReleaseContents } from '../../contract/release.ts';
import type { StackEvent } from '../../contract/stack-event.ts';
import { api } from '../api.ts';

export type PageOf<Item> = { items: Item[]; nextCursor?: string };
export type LinksQuery = {
  limit: number;
  cursor?: string | undefined;
  state?: string | undefined;
  search?: string | undefined;
  sort?: LinkSort;
  direction?: 'ascending' | 'descending';
};

/** The same name may stand in several regions. */
export type StackPlace = { region: string; stackName: string };

const base = '/api/v1/links';

export const useLinks = (query: LinksQuery) =>
  useQuery({
    queryKey: ['links', query],
    queryFn: () => api<PageOf<Link>>('GET', base, { query }),
    placeholderData: (before) => before,
  });

export const useLink = (id: string, wanted = true) =>
  useQuery({ queryKey: ['links', id], queryFn: () => api<Link>('GET', `${base}/${id}`), enabled: wanted });

export const useLinkRegions = (id: string) =>
  useQuery({ queryKey: ['links', id, 'regions'], queryFn: () => api<LinkRegions>('GET', `${base}/${id}/regions`) });

/** Asked again whenever the link's state or version turns. */
export const useLinkResources = ({ id, state, version }: Link) =>
  useQuery({
    queryKey: ['link-resources', id, state, version],
    queryFn: () => api<LinkResources>('GET', `${base}/${id}/resources`),
  });

export const useLinkUpdate = (id: string) =>
  useQuery({ queryKey: ['links', id, 'update'], queryFn: () => api<LinkUpdate>('GET', `${base}/${id}/update`) });

export const useStacks = (id: string) =>
  useQuery({
    queryKey: ['links', id, 'stacks'],
    queryFn: () => api<PageOf<StackSummary>>('GET', `${base}/${id}/stacks`),
  });

export const useStackEvents = (id: string, { region, stackName }: StackPlace) =>
  useInfiniteQuery({
    queryKey: ['stack-events', id, region, stackName],
    queryFn: ({ pageParam }) =>
      api<PageOf<StackEvent>>('GET', `${base}/${id}/stacks/${encodeURIComponent(stackName)}/events`, {
        query: { limit: 100, cursor: pageParam, region },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useReleases = () =>
  useQuery({ queryKey: ['releases'], queryFn: () => api<PageOf<Release>>('GET', '/api/v1/releases') });

/** Asked by hand: every stack of every region is looked into. */
export const useCommanderUsers = (id: string) =>
  useInfiniteQuery({
    queryKey: ['commander-users', id],
    queryFn: ({ pageParam }) =>
      api<CommanderUsers>('GET', `${base}/${id}/commander-users`, { query: { cursor: pageParam }, timeoutMs: 60_000 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    enabled: false,
  });

/** A release never changes. */
export const useReleaseContents = (version: string, wanted = true) =>
  useQuery({
    queryKey: ['release-contents', version],
    queryFn: () => api<ReleaseContents>('GET', `/api/v1/releases/${version}/contents`),
    enabled: wanted,
    staleTime: Infinity,
  });

/** A mutation after which every view of links is fetched again. */
const useLinkMutation = <Input, Answer>(change: (input: Input) => Promise<Answer>) => {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: ['links'] }) });
};

export const useMakeLink = () => useLinkMutation((link: NewLink) => api<Link>('POST', base, { body: link }));
export const useChangeLink = (id: string) =>
  useLinkMutation((change: LinkChange) => api<Link>('PATCH', `${base}/${id}`, { body: change }));
export const useEndLink = (id: string) => useLinkMutation(() => api<Link>('DELETE', `${base}/${id}`));
