import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { installPolicy } from '../agent-template/install-policy.ts';
import { policyTable } from '../agent-template/policy-table.ts';
import { parameterTable, resourceTable } from '../agent-template/resource-table.ts';

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The parts of the documentation that are made from the source; a test holds them against it. */
export const generatedDocs = async (): Promise<Record<string, string>> => {
  const template = await readFile(file('../agent-template/template.yaml'), 'utf8');
  const policy = installPolicy({
    partition: 'aws',
    account: '222222222222',
    region: 'us-east-1',
    stackName: 'stackery-agent',
    namePrefix: 'stackery',
    rolePath: '/',
    releasesBucket: 'example-stackery-releases',
  });
  return {
    'agent-stack.md': await format(agentStack(template), { parser: 'markdown' }),
    'install-policy.json': await format(JSON.stringify(policy), { parser: 'json', printWidth: 120 }),
  };
};

const agentStack = (template: string): string => `# The agent stack

Made from \`agent-template/template.yaml\` by \`npm run docs\`. Read the template itself before you install it: it is written for that.

## What it creates

${resourceTable(template)}

## Parameters

${parameterTable(template)}

## The least policy that can install it

CloudFormation works with the permissions of whoever creates the stack. [install-policy.json](install-policy.json) is the least that suffices, for the account, region and names in it; put in your own. It is too long for an inline policy of a user: make it a managed policy. A test installs, updates and deletes the stack with exactly it.

Reinstalling within a minute of a delete fails: SQS keeps the name of a deleted queue for 60 seconds.

# What the roles may do

Each row is a call that a test puts to an IAM policy engine, with the policies of the template.

${policyTable()}`;

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, text] of Object.entries(await generatedDocs())) await writeFile(file(name), text);
