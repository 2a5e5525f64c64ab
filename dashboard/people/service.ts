import { useQuery } from '@tanstack/react-query';
import type { Workspace } from '../../contract/workspace.ts';
import { api, queries } from '../api.ts';

/** Who is asking, told by which workspaces he may see. */
export const useWorkspaces = () =>
  useQuery({ queryKey: ['workspaces'], queryFn: () => api<{ items: Workspace[] }>('GET', '/api/v1/workspaces') });

export const signIn = async (email: string, password: string): Promise<void> => {
  await api('POST', '/api/auth/sign-in/email', { body: { email, password } });
  queries.clear();
};

export const signOut = async (): Promise<void> => {
  await api('POST', '/api/auth/sign-out', { body: {} });
  queries.clear();
};
