import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Role, Workspace } from '../../contract/workspace.ts';
import { api, queries } from '../api.ts';

/** Who is asking, told by which workspaces they may see. */
export const useWorkspaces = () =>
  useQuery({ queryKey: ['workspaces'], queryFn: () => api<{ items: Workspace[] }>('GET', '/api/v1/workspaces') });

const rank: Record<Role, number> = { viewer: 0, operator: 1, owner: 2 };

/** Whether the reader has this role, or a higher one. */
export const useMay = (needed: Role): boolean => {
  const role = useWorkspaces().data?.items[0]?.role;
  return role !== undefined && rank[role] >= rank[needed];
};

export const signIn = async (email: string, password: string): Promise<void> => {
  await api('POST', '/api/auth/sign-in/email', { body: { email, password } });
  queries.clear();
};

export const signInWithOidc = async (next: string): Promise<void> => {
  const body = { provider: 'oidc', callbackURL: next, errorCallbackURL: '/sign-in' };
  const { url } = await api<{ url: string }>('POST', '/api/auth/sign-in/social', { body });
  location.assign(url);
};

export const signOut = async (): Promise<void> => {
  await api('POST', '/api/auth/sign-out', { body: {} });
  queries.clear();
};

/** Looking the code up binds it to whoever is signed in here; only they can then answer it. */
export const answerDevice = async (userCode: string, allow: boolean): Promise<void> => {
  await api('GET', '/api/auth/device', { query: { user_code: userCode } });
  await api('POST', `/api/auth/device/${allow ? 'approve' : 'deny'}`, { body: { userCode } });
};

export type Member = { id: string; role: Role; createdAt: string; user: { name: string; email: string } };

export const useMembers = (workspaceId: string | undefined) =>
  useQuery({
    queryKey: ['members', workspaceId],
    queryFn: async () => {
      const query = { organizationId: workspaceId, limit: 200 };
      return (await api<{ members: Member[] }>('GET', '/api/auth/organization/list-members', { query })).members;
    },
    enabled: workspaceId !== undefined,
  });

export const useInvite = (workspaceId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (invitation: { email: string; role: Role }) =>
      api<{ id: string; email: string }>('POST', '/api/auth/organization/invite-member', {
        body: { ...invitation, organizationId: workspaceId },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['members'] }),
  });
};
