import { queryValue, type HttpRequest } from './http.ts';
import type { Member, Shape } from './shape.ts';
import type { OperationModel } from './service-model.ts';

/** How a REST operation is recognised: method, path pattern, literal query fields, and inputs that must be there. */
export type Route = {
  method: string;
  path: RegExp;
  labels: string[];
  literals: [string, string][];
  required: Member[];
  /** S3: the bucket is no part of the pattern, since it may stand in the host. */
  onBucket: boolean;
  status: number;
};

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export const routeOf = ([method, uri, status]: [string, string, number], input: Shape): Route => {
  const [path = '/', query = ''] = uri.split('?');
  const labels: string[] = [];
  const pattern = path
    .split(/(\{[^}]+\})/)
    .map((part) => {
      const label = /^\{([^}+]+)(\+?)\}$/.exec(part);
      if (label === null) return escape(part);
      labels.push(label[1] ?? '');
      return label[2] === '+' ? '(.+)' : '([^/]+)';
    })
    .join('');
  const literals = query === '' ? [] : [...new URLSearchParams(query)];
  const required =
    input.kind === 'structure'
      ? input.members.filter((m) => m.required && (m.traits['httpQuery'] ?? m.traits['httpHeader']) !== undefined)
      : [];
  return {
    method,
    path: new RegExp(`^${pattern}${path === '/' ? '' : '/?'}$`),
    labels,
    // x-id only tells operations of one route apart in SDK clients; other clients never send it
    literals: literals.filter(([name]) => name !== 'x-id'),
    required,
    onBucket: input.kind === 'structure' && input.members.some((m) => m.name === 'Bucket' && m.traits['httpLabel']),
    status,
  };
};

const isPresent = (m: Member, request: HttpRequest): boolean => {
  const query = m.traits['httpQuery'] as string | undefined;
  if (query !== undefined) return queryValue(request, query) !== undefined;
  return request.headers[String(m.traits['httpHeader']).toLowerCase()] !== undefined;
};

/** The operation whose route demands most of what the request has. */
export const matchRoute = (
  operations: Iterable<OperationModel>,
  request: HttpRequest,
  path: string,
  onBucket: boolean,
): { operation: OperationModel; labels: Record<string, string> } | undefined => {
  let best: { operation: OperationModel; labels: Record<string, string> } | undefined;
  let bestScore = -Infinity;
  for (const operation of operations) {
    const { route } = operation;
    if (route === undefined || route.method !== request.method || route.onBucket !== onBucket) continue;
    const match = route.path.exec(path);
    if (match === null) continue;
    const literal = ([name, value]: [string, string]) =>
      request.query.some(([key, given]) => key === name && (value === '' || given === value));
    const present = route.required.filter((m) => isPresent(m, request)).length;
    // S3 tells operations apart by what must be there; elsewhere what is missing is the caller's mistake
    if (!route.literals.every(literal) || (onBucket && present < route.required.length)) continue;
    const score = (route.literals.length + present) * 100 - route.labels.length;
    if (score <= bestScore) continue;
    bestScore = score;
    best = {
      operation,
      labels: Object.fromEntries(route.labels.map((label, i) => [label, decodeURIComponent(match[i + 1] ?? '')])),
    };
  }
  return best;
};
