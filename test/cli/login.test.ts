import { afterAll, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { firstOwnerLink } from '../../control-plane/people/first-owner.ts';
import { browserOf, firstOwner, password } from '../control-plane/people/browser.ts';
import { eventually } from '../support/eventually.ts';
import { startTestControlPlane } from '../support/start-control-plane.ts';
import { openCli } from './run-cli.ts';

const controlPlane = await startTestControlPlane();
const owner = await firstOwner(controlPlane, (await firstOwnerLink(controlPlane.deps, controlPlane.url)) ?? '');
const cli = await openCli();
const folders: string[] = [];
afterAll(async () => {
  await cli.remove();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const newHome = () => {
  const folder = mkdtempSync(join(tmpdir(), 'stackery-home-'));
  folders.push(folder);
  return { folder, file: join(folder, 'stackery', 'session.json') };
};
type Home = ReturnType<typeof newHome>;

const run = (home: Home, words: string[], env: Record<string, string> = {}) =>
  cli.run(words, { XDG_CONFIG_HOME: home.folder, ...env });

/** Starts a sign-in, and does with its code what a person would. */
const signIn = async (home: Home, act: (userCode: string) => Promise<unknown>) => {
  const words = ['login', controlPlane.url, '--json'];
  const { text, ended } = cli.start(words, { XDG_CONFIG_HOME: home.folder });
  const code = await eventually(() => {
    const [, shown] = /^Enter +(\S+)$/m.exec(text.stderr) ?? [];
    if (!shown) throw new Error(`No code: ${text.stderr}`);
    return shown;
  });
  await act(code);
  return ended;
};
const allow = async (userCode: string) => {
  await owner.ask('GET', `/api/auth/device?user_code=${userCode}`);
  expect((await owner.ask('POST', '/api/auth/device/approve', { userCode })).status).toBe(200);
};

const home = newHome();

describe('stackery login', () => {
  it('shows address and code, waits for the person, and keeps the session where only that person may read', async () => {
    const { code, stdout, stderr } = await signIn(home, allow);
    expect({ code, stderr: code ? stderr : '' }).toEqual({ code: 0, stderr: '' });
    expect(stderr).toContain(`Open   ${controlPlane.url}/device\n`);
    expect(JSON.parse(stdout)).toMatchObject({
      who: 'user:ada@example.com',
      role: 'owner',
      workspace: { name: 'Engines' },
    });
    expect(statSync(home.file).mode & 0o777).toBe(0o600);
    expect(statSync(join(home.folder, 'stackery')).mode & 0o777).toBe(0o700);
    const { token } = JSON.parse(readFileSync(home.file, 'utf8')) as { token: string };
    expect(stdout + stderr).not.toContain(token);
  });

  it('lets other commands ask as that person, without anything in the environment', async () => {
    expect(await run(home, ['whoami'])).toMatchObject({
      code: 0,
      stdout: `user:ada@example.com, owner of Engines, at ${controlPlane.url}\n`,
    });
    expect(await run(home, ['aws', 'accounts', '--json'])).toMatchObject({ code: 0, stdout: '{\n  "links": []\n}\n' });
  });

  it('yields to an API key', async () => {
    const { keys } = await controlPlane.workspace('Keys');
    const env = { STACKERY_URL: controlPlane.url, STACKERY_API_KEY: keys.viewer };
    const { stdout } = await run(home, ['whoami', '--json'], env);
    expect(JSON.parse(stdout)).toMatchObject({ way: 'api-key', who: 'api-key:viewer', workspace: { name: 'Keys' } });
  });

  it('never sends the session to another control plane', async () => {
    const seen: (string | undefined)[] = [];
    const other = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.end('{}');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const { code, stderr } = await run(home, ['aws', 'accounts'], { STACKERY_URL: url });
    expect({ code, seen }).toEqual({ code: 3, seen: [] });
    expect(stderr).toContain(`Nobody is signed in to ${url}`);
    other.close();
  });

  it('does not use a session that others may read', async () => {
    chmodSync(home.file, 0o644);
    const answer = await run(home, ['whoami']);
    expect(answer).toMatchObject({ code: 3, stderr: expect.stringContaining('(session_exposed)') });
    chmodSync(home.file, 0o600);
  });

  it('does not go in the clear over a network', async () => {
    const answer = await run(newHome(), ['login', 'http://stackery.example.com']);
    expect(answer).toMatchObject({ code: 2, stderr: expect.stringContaining('(invalid_url)') });
    expect(await run(newHome(), ['login'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('(url_missing)'),
    });
  });
});

describe('a sign-in that nobody allows', () => {
  it('ends with 3 when it is refused, and leaves nothing', async () => {
    const stranger = newHome();
    const deny = async (userCode: string) => {
      await owner.ask('GET', `/api/auth/device?user_code=${userCode}`);
      expect((await owner.ask('POST', '/api/auth/device/deny', { userCode })).status).toBe(200);
    };
    const { code, stderr } = await signIn(stranger, deny);
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('(sign_in_denied)') });
    expect(existsSync(stranger.file)).toBe(false);
  });

  it('ends with 3 when its time is over', async () => {
    const late = newHome();
    const expire = () =>
      sql`update device_codes set "expiresAt" = now() - interval '1 minute'`.execute(controlPlane.deps.db);
    const { code, stderr } = await signIn(late, expire);
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('(sign_in_expired)') });
    expect(existsSync(late.file)).toBe(false);
  });
});

describe('a code that somebody has stolen', () => {
  it('gives no second session after its owner has used it', async () => {
    const thief = browserOf(controlPlane, '');
    const { body } = await thief.ask('POST', '/api/auth/device/code', { client_id: 'stackery-cli' });
    await allow(String(body['user_code']));
    const redeem = () =>
      thief.ask('POST', '/api/auth/device/token', {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        device_code: body['device_code'],
        client_id: 'stackery-cli',
      });
    const answers = await Promise.all([redeem(), redeem()]);
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    expect((await redeem()).status).toBe(400);
    const userCode = String(body['user_code']);
    expect((await owner.ask('POST', '/api/auth/device/approve', { userCode })).status).toBeGreaterThanOrEqual(400);
  });
});

describe('a session that has ended', () => {
  it('ends commands with 3 and says how to begin another', async () => {
    await sql`update sessions set "expiresAt" = now() - interval '1 minute'`.execute(controlPlane.deps.db);
    const { code, stderr } = await run(home, ['whoami']);
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('(session_ended)') });
    expect(stderr).toContain('stackery login');
  });
});

describe('stackery logout', () => {
  it('ends the session at the control plane too, and has nothing to do the second time', async () => {
    const browser = await firstOwnerAgain();
    const fresh = newHome();
    await signIn(fresh, async (userCode) => {
      await browser.ask('GET', `/api/auth/device?user_code=${userCode}`);
      await browser.ask('POST', '/api/auth/device/approve', { userCode });
    });
    const { token } = JSON.parse(readFileSync(fresh.file, 'utf8')) as { token: string };
    expect((await controlPlane.call(token, 'GET', '/api/v1/caller')).status).toBe(200);
    expect(await run(fresh, ['logout'])).toMatchObject({ code: 0, stdout: 'Signed out.\n' });
    expect(existsSync(fresh.file)).toBe(false);
    expect((await controlPlane.call(token, 'GET', '/api/v1/caller')).status).toBe(401);
    expect((await run(fresh, ['logout'])).code).toBe(6);
    expect((await run(fresh, ['whoami'])).code).toBe(3);
  });
});

/** Every session was ended above. */
const firstOwnerAgain = async () => {
  const browser = browserOf(controlPlane);
  await browser.ask('POST', '/api/auth/sign-in/email', { email: 'ada@example.com', password });
  return browser;
};
