import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { startTestControlPlane } from '../support/start-control-plane.ts';

const controlPlane = await startTestControlPlane();

const run = (...args: string[]) =>
  new Promise<{ code: number | null; output: string }>((done) => {
    const command = spawn('node_modules/.bin/tsx', ['control-plane/workspace-command.ts', ...args], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: controlPlane.databaseUrl,
        STACKERY_RELEASES_BUCKET: 'releases',
        AWS_REGION: 'us-east-1',
      },
    });
    let output = '';
    command.stdout.on('data', (text) => (output += String(text)));
    command.stderr.on('data', (text) => (output += String(text)));
    command.once('close', (code) => done({ code, output }));
  });

describe('npm run workspace', () => {
  it('makes a workspace and prints its first API key this once, which is an owner', async () => {
    const { code, output } = await run('create', 'Acme');
    expect(code).toBe(0);
    const key = /sk_stackery_[\w-]{43}/.exec(output)?.[0];
    const { body } = await controlPlane.call(key, 'GET', '/api/v1/workspaces');
    expect(body).toEqual({ items: [{ id: expect.any(String), name: 'Acme', role: 'owner' }] });
    const stored = await controlPlane.deps.db.selectFrom('api_keys').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(key);
    expect((await run('list')).output).toMatch(/^[0-9a-f-]{36} {2}Acme\n$/);
  });

  it('says what is wrong, and exits with the code for it', async () => {
    expect(await run('create')).toEqual({ code: 2, output: expect.stringContaining('Usage: npm run workspace') });
    expect(await run('create', 'Acme')).toEqual({ code: 1, output: 'There is a workspace named Acme already.\n' });
  });
});
