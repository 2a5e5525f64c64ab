import { readFile } from 'node:fs/promises';
import { accountRecords } from '../accounts.ts';
import { AwsError } from '../aws-error.ts';
import type { HttpAnswer, HttpRequest } from '../protocol/http.ts';
import type { World } from '../world.ts';
import { consoleCall, type ConsoleCall } from './console-call.ts';

const html = 'text/html; charset=utf-8';
const css = 'text/css; charset=utf-8';
const script = 'text/javascript; charset=utf-8';
const modules = [
  'console.js',
  'describe-stack.js',
  'page-tools.js',
  'parameter-fields.js',
  'routes.js',
  'stack-links.js',
  'template-form.js',
  'pages/change-set.js',
  'pages/quick-create.js',
  'pages/stack-info.js',
  'pages/stack-list.js',
  'pages/update-stack.js',
];
const files: Record<string, [file: string, type: string]> = {
  '/cloudformation/home': ['console.html', html],
  '/local-console/console.css': ['console.css', css],
  ...Object.fromEntries(modules.map((file) => [`/local-console/${file}`, [file, script]])),
};

/** A signed request is for AWS, whatever its path. */
export const isForConsole = (request: HttpRequest): boolean =>
  request.headers['authorization'] === undefined &&
  (request.path === '/cloudformation/home' || request.path.startsWith('/local-console/'));

const json = (status: number, body: unknown): HttpAnswer => ({
  status,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

const origins = ({ endpoint }: World): string[] => [endpoint, endpoint.replace('127.0.0.1', 'localhost')];

// The pages act as an account's admin, so only they may ask: no form of another site sends this type or this origin
const isFromPage = (world: World, request: HttpRequest): boolean =>
  request.headers['content-type'] === 'application/json' && origins(world).includes(request.headers['origin'] ?? '');

const answerCall = async (world: World, request: HttpRequest): Promise<HttpAnswer> => {
  if (!isFromPage(world, request)) return json(403, { message: 'This is only for the pages of local-aws.' });
  try {
    return json(200, (await consoleCall(world, JSON.parse(request.body.toString()) as ConsoleCall)) ?? {});
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return json(error.status, { code: error.code, message: error.message });
  }
};

/** The stand-in for the console's CloudFormation pages, at the paths of the real ones. */
export const serveConsole = async (world: World, request: HttpRequest): Promise<HttpAnswer> => {
  if (request.method === 'POST' && request.path === '/local-console/call') return answerCall(world, request);
  if (request.path === '/local-console/accounts') {
    return json(
      200,
      [...accountRecords(world).values()].map(({ id, name }) => ({ id, name })),
    );
  }
  const found = files[request.path];
  if (found === undefined) return json(404, { message: 'There is no such page.' });
  const [file, type] = found;
  const body = await readFile(new URL(file, import.meta.url));
  const policy = "default-src 'self'; frame-ancestors 'none'";
  return { status: 200, headers: { 'Content-Type': type, 'Content-Security-Policy': policy }, body };
};
