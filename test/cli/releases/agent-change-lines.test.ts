import { describe, expect, it } from '@jest/globals';
import type { ResourceChange } from '@aws-sdk/client-cloudformation';
import type { FullChangeSet } from '../../../cli/aws/change-set.ts';
import { agentChangeLines } from '../../../cli/releases/agent-change-lines.ts';
import { makePaint } from '../../../cli/terminal/paint.ts';

const former = 'f1616667-11df-4500-8000-000000000001';
const next = '01cccb57-ff82-4200-8000-000000000002';
const trust = (externalId: string, principal = 'arn:aws:iam::111111111111:role/StackeryControlPlane') =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111111111111:root' },
        Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
        Condition: {
          ArnEquals: { 'aws:PrincipalArn': [principal] },
          StringEquals: { 'sts:ExternalId': externalId },
        },
      },
    ],
  });

const changed = (BeforeValue: string, AfterValue: string): FullChangeSet => {
  const Target = { Path: '/Properties/AssumeRolePolicyDocument', BeforeValue, AfterValue };
  const ResourceChange: ResourceChange = {
    Action: 'Modify',
    LogicalResourceId: 'StackeryRole',
    Details: [{ Target }],
  };
  return { $metadata: {}, Changes: [{ Type: 'Resource', ResourceChange }] };
};
const agent = { parameters: { ExternalId: former } };
const parts = (id: string) => id.split('-').filter((part) => part !== '8000');

describe('what changes in the agent stack', () => {
  it('shows no part of an external id when it is rotated', () => {
    const text = agentChangeLines(makePaint(false), changed(trust(former), trust(next)), agent, next).join('\n');
    expect(text).toContain('- ');
    expect(text).toContain('(the former external id)');
    expect(text).toContain('(the new external id)');
    for (const part of [...parts(former), ...parts(next)]) expect(text).not.toContain(part);
  });

  it('shows no part of it when the trust policy changes beside it', () => {
    const after = trust(former, 'arn:aws:iam::111111111111:role/Another');
    const text = agentChangeLines(makePaint(false), changed(trust(former), after), agent).join('\n');
    expect(text).toContain('role/Another');
    for (const part of parts(former)) expect(text).not.toContain(part);
  });
});
