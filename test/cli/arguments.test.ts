import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commands, groups } from '../../cli/commands.ts';
import { openCli, type Cli } from './run-cli.ts';

let cli: Cli;
beforeAll(async () => {
  cli = await openCli();
});
afterAll(() => cli.remove());

describe('help', () => {
  it('names every group of commands', async () => {
    const { code, stdout } = await cli.run(['--help']);
    expect(code).toBe(0);
    for (const name of Object.keys(groups)) expect(stdout).toContain(name);
  });

  it.each(Object.keys(groups))('of %s names each of its commands with a summary', async (group) => {
    const { code, stdout } = await cli.run([group, '--help']);
    expect(code).toBe(0);
    for (const { words } of commands.filter((entry) => entry.words[0] === group)) expect(stdout).toContain(words[1]);
  });

  it.each(commands.map(({ words }) => words.join(' ')))(
    'of %s shows its options, --json among them',
    async (command) => {
      const { code, stdout, stderr } = await cli.run([...command.split(' '), '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(`Usage: stackery ${command}`);
      expect(stdout).toContain('--json');
    },
  );

  it('lets each command that acts with AWS credentials take --profile and --region', async () => {
    for (const words of [
      ['aws', 'link'],
      ['aws', 'update-role'],
      ['aws', 'unlink'],
      ['change-sets', 'execute'],
      ['custom-resources', 'list'],
      ['custom-resources', 'cancel'],
    ]) {
      const { stdout } = await cli.run([...words, '--help']);
      expect(stdout).toContain('--profile <name>');
      expect(stdout).toContain('--region <region>');
    }
  });
});

describe('a command line that cannot be understood', () => {
  it.each([
    [['nonsense'], "Unknown command 'nonsense'"],
    [['aws', 'lnk'], 'Did you mean link?'],
    [['aws', 'accounts', '--nonsense'], "Unknown option '--nonsense'"],
    [['change-sets', 'show'], "Missing required argument 'change-set'"],
    [['change-sets', 'propose', '--region', 'eu-west-1'], "Required option '--stack-name <name>' not specified"],
    [['change-sets', 'show', 'one', 'two'], 'Too many arguments'],
    [['aws'], 'Name one of these commands'],
  ])('ends with 2 and says why: %j', async (words, message) => {
    const { code, stdout, stderr } = await cli.run(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/See `stackery .*--help`/);
  });

  it('is answered as JSON too when that was asked for', async () => {
    const { code, stdout } = await cli.run(['aws', 'accounts', '--nonsense', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      error: {
        code: 'usage',
        message: "Unknown option '--nonsense'.",
        hint: 'See `stackery aws accounts --help`.',
      },
    });
  });

  it('names a parameter that is not Name=value', async () => {
    const words = ['change-sets', 'propose', '--link', 'x', '--region', 'eu-west-1', '--stack-name', 'shop'];
    const { code, stderr } = await cli.run([...words, '--template', 'package.json', '--parameter', 'Size']);
    expect(code).toBe(2);
    expect(stderr).toContain('Not a parameter: Size');
  });

  it('names a template that is not there', async () => {
    const words = ['change-sets', 'propose', '--link', 'x', '--region', 'eu-west-1', '--stack-name', 'shop'];
    const { code, stderr } = await cli.run([...words, '--template', 'nowhere.yaml']);
    expect(code).toBe(2);
    expect(stderr).toContain('There is no file nowhere.yaml.');
  });
});

describe('a command that asks before it acts', () => {
  it.each([
    [['aws', 'link']],
    [['aws', 'update-role']],
    [['aws', 'unlink']],
    [['change-sets', 'execute', 'some-id']],
    [['change-sets', 'reject', 'some-id']],
  ])('refuses at once in a pipe without --yes, and names the flag: %j', async (words) => {
    const { code, stdout, stderr } = await cli.run(words, {}, 'y\n');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--yes');
  });
});

describe('the configuration', () => {
  it('is asked for by name when there is no control plane to ask', async () => {
    const { code, stderr } = await cli.run(['aws', 'accounts']);
    expect(code).toBe(3);
    expect(stderr).toContain('stackery login');
    const first = await cli.run(['aws', 'accounts'], { STACKERY_API_KEY: 'sk_stackery_x' });
    expect(first).toMatchObject({ code: 3, stderr: expect.stringContaining('STACKERY_URL is not set') });
    const second = await cli.run(['aws', 'accounts'], { STACKERY_URL: 'https://stackery.example' });
    expect(second.code).toBe(3);
    expect(second.stderr).toContain('STACKERY_API_KEY is not set');
  });

  it.each(['http://stackery.example', 'ftp://stackery.example', 'stackery.example', 'http://127.0.0.1.example'])(
    'does not send the API key to %s',
    async (url) => {
      const { code, stderr } = await cli.run(['aws', 'accounts'], {
        STACKERY_URL: url,
        STACKERY_API_KEY: 'secret-key',
      });
      expect(code).toBe(2);
      expect(stderr).toContain('STACKERY_URL is not an address of a control plane');
      expect(stderr).not.toContain('secret-key');
    },
  );

  it('says in one sentence that a control plane cannot be reached', async () => {
    const env = { STACKERY_URL: 'http://127.0.0.1:9', STACKERY_API_KEY: 'secret-key' };
    const { code, stdout, stderr } = await cli.run(['aws', 'accounts'], env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('The control plane at http://127.0.0.1:9 could not be reached. (unavailable)');
    expect(stderr).not.toMatch(/at .*\.mjs|secret-key/);
  });

  it('asks for AWS credentials when there are none', async () => {
    const env = { AWS_EC2_METADATA_DISABLED: 'true' };
    const { code, stderr } = await cli.run(['aws', 'unlink', '--region', 'eu-west-1', '--yes'], env);
    expect(code).toBe(3);
    expect(stderr).toContain('There are no usable AWS credentials');
    expect(stderr).toContain('--profile');
  });

  it('asks for a region when none is named anywhere', async () => {
    const { code, stderr } = await cli.run(['aws', 'unlink', '--yes'], { AWS_EC2_METADATA_DISABLED: 'true' });
    expect(code).toBe(2);
    expect(stderr).toContain('No AWS region is named.');
  });

  it('prints no warning of a library over its own output', async () => {
    const env = { AWS_EC2_METADATA_DISABLED: 'true', AWS_REGION: 'eu-west-1' };
    const { stderr } = await cli.run(['aws', 'unlink', '--yes'], env);
    expect(stderr).not.toContain('Warning');
  });
});
