import { agentRows } from './policy-rows/agent-rows.ts';
import { certificateRows } from './policy-rows/certificate-rows.ts';
import { edgeFunctionRows } from './policy-rows/edge-function-rows.ts';
import { existingResourceRows } from './policy-rows/existing-resource-rows.ts';
import { handlerRows } from './policy-rows/handler-rows.ts';
import { example, type PolicyRow } from './policy-rows/policy-row.ts';
import { proposeRows } from './policy-rows/propose-rows.ts';
import { readRows } from './policy-rows/read-rows.ts';
import { trustRows } from './policy-rows/trust-rows.ts';

/** Every call that the docs print and that the policy test puts to IAM. */
export const policyRows: PolicyRow[] = [
  ...proposeRows,
  ...readRows,
  ...agentRows,
  ...existingResourceRows,
  ...edgeFunctionRows,
  ...certificateRows,
  ...handlerRows,
];

/** The tables as markdown, in the words of an installation made up for them. */
export const policyTable = (): string =>
  [
    `Home region \`${example.region}\`, StackNamePattern \`${example.stackNamePattern}\`, NamePrefix \`${example.namePrefix}\`.`,
    '## Who may assume StackeryRole',
    table(trustRows.map(({ call, principal, action, allowed }) => [call, action, principal, answer(allowed)])),
    ...[...new Set(policyRows.map(({ role }) => role))].flatMap((role) => [
      `## What ${role} may do`,
      table(
        policyRows
          .filter((row) => row.role === role)
          .map(({ call, action, resource, allowed }) => [call, action, resource, answer(allowed)]),
      ),
    ]),
  ].join('\n\n') + '\n';

const answer = (allowed: boolean): string => (allowed ? 'allowed' : '**refused**');

const table = (rows: string[][]): string =>
  [
    '| call | action | on, or by | answer |',
    '|---|---|---|---|',
    ...rows.map(([call, action, where, said]) => `| ${call} | \`${action}\` | \`${where}\` | ${said} |`),
  ].join('\n');
