import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { installPolicy } from '../agent-template/install-policy.ts';
import { policyTable } from '../agent-template/policy-table.ts';
import { parameterTable, resourceTable } from '../agent-template/resource-table.ts';
import { countFaults, faultTable } from '../test/agent/fault-matrix/counts.ts';
import { conformanceTable } from '../test/local-aws/conformance-table.ts';
import { cliReference } from './cli-reference.ts';

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
    'cli.md': await format(cli(await cliReference()), { parser: 'markdown', printWidth: 120 }),
    'local-aws.md': await format(localAws(await conformanceTable(file('..'))), { parser: 'markdown', printWidth: 120 }),
    'fault-matrix.md': await format(faultMatrix(), { parser: 'markdown', printWidth: 120 }),
    'install-policy.json': await format(JSON.stringify(policy), { parser: 'json', printWidth: 120 }),
  };
};

const cli = (reference: string): string => `# The command line

Made from the commands themselves by \`npm run docs\`. What changes an account does so with the caller's own AWS credentials, found where the AWS CLI finds them: profile, environment, single sign-on.

- Each command that changes something shows what it will do and asks. \`--yes\` answers in advance; without it, and without a terminal to ask on, nothing is begun.
- Results go to standard output, everything else to standard error. With \`--json\` standard output holds one JSON value and nothing else; an error is \`{"error": {"code", "message", "hint"}}\`.
- Exit codes: 0 done, 1 failed, 2 usage, 3 not signed in or refused, 4 not found, 5 AWS refused, 6 nothing to do.
- \`stackery login\` signs a person in; programs set \`STACKERY_URL\` and \`STACKERY_API_KEY\` ([configuration](configuration.md)). What concerns only the account itself works without a control plane too: \`aws update-role\`, \`aws repair\`, \`aws unlink\`, \`custom-resources\`.

${reference}`;

const faultMatrix = (): string => `# The fault matrix of the commander

CloudFormation waits for one answer to each request of a custom resource. Here is each thing that can go wrong, and how many requests of each resource type meet it in the tests (\`test/agent/fault-matrix*.test.ts\`). **${countFaults().total} requests, ${countFaults().total} answers**: each is answered exactly once at its ResponseURL, before its deadline by a clock that the tests move, with the status and physical id that it must have; and after the last Delete nothing of the resource is left that should be gone.

Each is part of a whole life as CloudFormation leads it: created, updated, deleted; a failed update is swapped back, what a failed Create answered is deleted, and a failed Delete is tried again. Those lines that stop Lambda kill the process of the released code in its real role, with Lambda's retries, queues and failure destination around it.

Made from the tables of the tests by \`npm run docs\`. A resource is added to it by one entry in \`test/agent/fault-matrix/resources.ts\`, a fault by one in \`faults.ts\`.

${faultTable()}

What cannot meet: an unknown resource type makes nothing, so it is not killed at its steps. That a request is given up for good by killing all of its three runs is shown for two types, one that may fail and one that may not; what the failure queue then does is shown for each.
`;

const localAws = (table: string): string => `# local-aws

A stand-in for the AWS services that the product calls, for development and tests: \`npm run local-aws\`. It verifies signatures, enforces IAM, really runs Lambda functions, and evaluates CloudFormation templates. What it does not have, it refuses by name with \`NotImplemented\`.

Made from the tests by \`npm run docs\`: for each operation how many tests hold its shape, its validation and its behaviour to AWS, whether the run of the real AWS CLI has a command for it, the errors that are provoked, and the fact that its tests were written from. [CONTRIBUTING](../CONTRIBUTING.md) says how to put the same tests to AWS.

${table}`;

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
