import { afterAll } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Role } from '../../contract/workspace.ts';
import { createApiKey } from '../../control-plane/api-keys/create-api-key.ts';
import { readConfig } from '../../control-plane/config.ts';
import { startControlPlane, type ControlPlane } from '../../control-plane/start.ts';
import { createWorkspace } from '../../control-plane/workspaces/create-workspace.ts';
import { createClock, type Clock } from '../../local-aws/clock.ts';
import { databaseAt, templateName } from './migrate-template.ts';
import type { TestAws } from './start-local-aws.ts';

export type Answer<Body> = { status: number; body: Body; headers: Headers };
export type TestWorkspace = { id: string; keys: Record<Role, string> };

export type TestControlPlane = ControlPlane & {
  clock: Clock;
  databaseUrl: string;
  /** A workspace with a key of each role. */
  workspace(name?: string): Promise<TestWorkspace>;
  call<Body = unknown>(
    token: string | undefined,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<Answer<Body>>;
};

export type TestControlPlaneOptions = {
  /** Without it, calls to AWS fail. */
  aws?: TestAws;
  /** The control plane's own credentials; by default those of the vendor's admin. */
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  env?: Record<string, string>;
  /** Puts something between the control plane and its database. */
  through?: (databaseUrl: string) => Promise<string>;
};

export const releasesBucket = 'stackery-releases';

/** A control plane of the test file's own, on its own database and a free port, closed after its last test. Call it at the top of the file. */
export const startTestControlPlane = async (options: TestControlPlaneOptions = {}): Promise<TestControlPlane> => {
  // first of all, so that a call from within a hook fails before anything runs
  const started: ControlPlane[] = [];
  afterAll(async () => {
    for (const { close } of started) await close();
  });
  const { aws } = options;
  const clock = aws?.clock ?? createClock();
  const databaseUrl = await cloneDatabase();
  // The SDK's clients read these by themselves, as in production.
  const env = { ...awsEnvironment(aws, options.credentials), ...options.env };
  Object.assign(process.env, env);
  const config = readConfig({
    STACKERY_RELEASES_BUCKET: releasesBucket,
    DATABASE_URL: options.through ? await options.through(databaseUrl) : databaseUrl,
    PORT: '0',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    ...env,
  });
  const controlPlane = await startControlPlane(config, { clock });
  started.push(controlPlane);
  const { deps } = controlPlane;

  return {
    ...controlPlane,
    clock,
    databaseUrl,
    async workspace(name = `workspace-${randomUUID()}`) {
      const { workspaceId: id, apiKey: owner } = await createWorkspace(deps, name, 'test');
      const actor = { workspaceId: id, who: 'test', from: null };
      const key = async (role: Role) => (await createApiKey(deps, deps.db, actor, { name: role, role })).secret;
      return { id, keys: { owner, operator: await key('operator'), viewer: await key('viewer') } };
    },
    call: (token, method, path, body) => callJson(`${controlPlane.url}${path}`, token, method, body),
  };
};

const callJson = async <Body>(
  url: string,
  token: string | undefined,
  method: string,
  body: unknown,
): Promise<Answer<Body>> => {
  const headers: Record<string, string> = {};
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const response = await fetch(url, {
    method,
    headers,
    signal: AbortSignal.timeout(20_000),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : undefined) as Body };
};

const cloneDatabase = async (): Promise<string> => {
  const serverUrl = process.env['STACKERY_TEST_DATABASE_URL'] ?? '';
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`create database ${name} template ${templateName}`);
  await client.end();
  return databaseAt(serverUrl, name);
};

const awsEnvironment = (
  aws: TestAws | undefined,
  credentials: TestControlPlaneOptions['credentials'] = aws?.accounts['vendor']?.credentials,
): Record<string, string> => ({
  AWS_REGION: 'us-east-1',
  AWS_ENDPOINT_URL: aws?.endpoint ?? 'http://127.0.0.1:9',
  AWS_ACCESS_KEY_ID: credentials?.accessKeyId ?? 'none',
  AWS_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? 'none',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  ...(credentials && 'sessionToken' in credentials && credentials.sessionToken
    ? { AWS_SESSION_TOKEN: credentials.sessionToken }
    : {}),
});
