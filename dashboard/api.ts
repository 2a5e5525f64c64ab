import { QueryClient } from '@tanstack/react-query';
import { callControlPlane, ControlPlaneError, type Request } from '../contract/client.ts';

/** Asks the control plane that serves this page; the session travels in its cookie. */
export const api = <Answer>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  request?: Request,
): Promise<Answer> => callControlPlane<Answer>({ url: location.origin }, method, path, request);

export const notSignedIn = (error: unknown): boolean => error instanceof ControlPlaneError && error.status === 401;

/** A refusal stays a refusal; only what may pass by itself is tried again. */
const tryAgain = (failures: number, error: unknown): boolean =>
  failures < 2 && !(error instanceof ControlPlaneError && error.definite);

export const queries = new QueryClient({ defaultOptions: { queries: { retry: tryAgain, staleTime: 5_000 } } });
