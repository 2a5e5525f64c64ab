import { afterAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Link } from '../../contract/link.ts';
import { publishTestRelease } from '../support/publish-test-release.ts';
import { startTestControlPlane, type TestWorkspace } from '../support/start-control-plane.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { openCli } from './run-cli.ts';

const aws = await startTestAws();
await publishTestRelease(aws, '1.5.4');
const controlPlane = await startTestControlPlane({ aws });
const workspace = await controlPlane.workspace();
const cli = await openCli();
afterAll(() => cli.remove());

const signedIn = (role: keyof TestWorkspace['keys'] = 'owner'): Record<string, string> => ({
  STACKERY_URL: controlPlane.url,
  STACKERY_API_KEY: workspace.keys[role],
});
const customer = (name: string): Record<string, string> => ({
  AWS_ENDPOINT_URL: aws.endpoint,
  AWS_ACCESS_KEY_ID: aws.accounts[name]?.credentials.accessKeyId ?? '',
  AWS_SECRET_ACCESS_KEY: aws.accounts[name]?.credentials.secretAccessKey ?? '',
});
const linksOf = async (): Promise<Link[]> =>
  (await controlPlane.call<{ items: Link[] }>(workspace.keys.owner, 'GET', '/api/v1/links?limit=200')).body.items;

describe('stackery aws link --print-url', () => {
  it('prints the Launch Stack link and nothing else, without AWS credentials', async () => {
    const args = ['aws', 'link', '--print-url', '--region', 'us-east-1', '--account', '222222222222', '--name', 'Shop'];
    const { code, stdout, stderr } = await cli.run(args, signedIn());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [link] = await linksOf();
    expect(stdout).toBe(`${link?.launch?.url ?? 'no launch link'}\n`);
    expect(link).toMatchObject({ name: 'Shop', expectedAccountId: '222222222222', homeRegion: 'us-east-1' });
  });

  it('prints that of a link that exists', async () => {
    const [link] = await linksOf();
    const { stdout } = await cli.run(['aws', 'link', '--print-url', '--link', link?.id ?? '', '--json'], signedIn());
    expect(JSON.parse(stdout)).toEqual({ linkId: link?.id, url: link?.launch?.url, expiresAt: link?.expiresAt });
    expect(await linksOf()).toHaveLength(1);
  });

  it("passes on the control plane's reason when it refuses the region", async () => {
    const { code, stderr } = await cli.run(['aws', 'link', '--print-url', '--region', 'sa-east-1'], signedIn());
    expect(code).toBe(2);
    expect(stderr).toMatch(/region_not_offered/);
    expect(stderr).toMatch(/Request \S+/);
  });
});

describe('stackery aws link', () => {
  it('stops before anything is made when the credentials are of another account', async () => {
    const before = await linksOf();
    const args = ['aws', 'link', '--region', 'us-east-1', '--account', '222222222222', '--yes'];
    const { code, stderr } = await cli.run(args, { ...signedIn(), ...customer('customer-b') });
    expect(code).toBe(3);
    expect(stderr).toContain('This is for account 222222222222, but the AWS credentials are of account 333333333333');
    expect(await linksOf()).toEqual(before);
  });

  it('stops when the link that is named is for another account', async () => {
    const [link] = await linksOf();
    const args = ['aws', 'link', '--link', link?.id ?? '', '--yes'];
    const { code, stderr } = await cli.run(args, { ...signedIn(), ...customer('customer-b') });
    expect(code).toBe(3);
    expect(stderr).toContain('(account_mismatch)');
  });
});

describe('stackery aws accounts', () => {
  it('shows each link in one line of a table', async () => {
    const { code, stdout } = await cli.run(['aws', 'accounts'], signedIn('viewer'));
    expect(code).toBe(0);
    const [head, row] = stdout.split('\n');
    expect(head).toMatch(/^ACCOUNT +NAME +STATE +HOME REGION +VERSION +REGIONS +LAST SEEN +DRIFT +LINK$/);
    expect(row).toMatch(/^222222222222 +Shop +waiting +us-east-1 +- +- +- +unknown +[0-9a-f-]{36}$/);
  });

  it('never shows an external id, in no form', async () => {
    const [link] = await linksOf();
    const externalId = link?.externalId ?? 'missing';
    for (const args of [
      ['aws', 'accounts'],
      ['aws', 'accounts', '--json'],
    ]) {
      const { stdout, stderr } = await cli.run(args, signedIn());
      expect(stdout + stderr).not.toContain(externalId);
    }
  });

  it('is one JSON value on standard output with --json', async () => {
    const { stdout, stderr } = await cli.run(['aws', 'accounts', '--json'], signedIn());
    expect(stderr).toBe('');
    const { links } = JSON.parse(stdout) as { links: Record<string, unknown>[] };
    expect(links).toEqual([expect.objectContaining({ state: 'waiting', homeRegion: 'us-east-1' })]);
    expect(Object.keys(links[0] ?? {})).not.toEqual(expect.arrayContaining(['launch']));
  });

  it('writes no colours into a pipe', async () => {
    const { stdout, stderr } = await cli.run(['aws', 'accounts'], { ...signedIn(), FORCE_COLOR: '' });
    expect(stdout + stderr).not.toContain('\u001b[');
  });
});

describe('a stranger', () => {
  it('is not signed in with a key that does not exist', async () => {
    const { code, stderr } = await cli.run(['aws', 'accounts'], { ...signedIn(), STACKERY_API_KEY: 'sk_nonsense' });
    expect(code).toBe(3);
    expect(stderr).toContain('(not_signed_in)');
    expect(stderr).not.toContain('sk_nonsense');
  });

  it('does not find a link of another workspace', async () => {
    const other = await controlPlane.workspace();
    const [link] = await linksOf();
    const args = ['aws', 'link', '--print-url', '--link', link?.id ?? ''];
    const { code, stderr } = await cli.run(args, { ...signedIn(), STACKERY_API_KEY: other.keys.owner });
    expect(code).toBe(4);
    expect(stderr).toContain('(link_not_found)');
  });

  it('may look but not link with the key of a viewer', async () => {
    const args = ['aws', 'link', '--print-url', '--region', 'us-east-1'];
    const { code, stderr } = await cli.run(args, signedIn('viewer'));
    expect(code).toBe(3);
    expect(stderr).toContain('(forbidden)');
  });
});

describe('stackery change-sets', () => {
  it('says so when there are none', async () => {
    const { code, stdout } = await cli.run(['change-sets', 'list'], signedIn());
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'There are no such change sets.\n' });
  });

  it.each(['show', 'reject', 'execute'])('%s ends with 4 for one that does not exist', async (verb) => {
    const args = ['change-sets', verb, randomUUID(), ...(verb === 'show' ? [] : ['--yes'])];
    const { code, stderr } = await cli.run(args, signedIn());
    expect(code).toBe(4);
    expect(stderr).toContain('(change_set_not_found)');
  });

  it('propose ends with 4 for an account that is not linked', async () => {
    const args = [
      'change-sets',
      'propose',
      '--account',
      '999999999999',
      '--region',
      'us-east-1',
      '--stack-name',
      'shop',
    ];
    const { code, stderr } = await cli.run([...args, '--template', 'agent-template/template.yaml'], signedIn());
    expect(code).toBe(4);
    expect(stderr).toContain('The account 999999999999 is not linked.');
  });
});
