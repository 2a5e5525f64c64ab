import { describe, expect, it } from '@jest/globals';
import { sessionName, sourceIdentity, type Purpose, type RoleAccess } from '../../../control-plane/aws/role-access.ts';
import { sessionPolicy } from '../../../control-plane/aws/session-policy.ts';

const purposes: Purpose[] = [
  ...(['verify', 'drift', 'read', 'propose', 'observe', 'reject', 'metrics', 'install', 'log-retention'] as const),
];

const access = (purpose: Purpose): RoleAccess => ({
  link: {
    id: '6f1c1f0e-5a1c-4a39-9a43-0f0c2f1d8f11',
    workspaceId: 'b1f4f2d4-6a1f-4a39-9a43-0f0c2f1d8f22',
    roleArn: 'arn:aws-us-gov:iam::222222222222:role/vendors/stackery-access',
    externalId: 'irrelevant',
    homeRegion: 'us-gov-west-1',
    stackNamePattern: 'x'.repeat(128),
    assetsBucket: 'b'.repeat(63),
  },
  region: 'us-gov-east-1',
  purpose,
});

const actions = (purpose: Purpose): string => sessionPolicy(access(purpose));

describe('the session policy of a purpose', () => {
  it.each(purposes)('fits into what STS takes, at its longest: %s', (purpose) => {
    expect(sessionPolicy(access(purpose)).length).toBeLessThanOrEqual(2048);
  });

  it('lets change sets be created only to propose, and deleted only to propose or to reject', () => {
    expect(purposes.filter((each) => /"Allow","Action":[^}]*CreateChangeSet/.test(actions(each)))).toEqual(['propose']);
    expect(purposes.filter((each) => /"Allow","Action":[^}]*DeleteChangeSet/.test(actions(each)))).toEqual([
      'propose',
      'reject',
    ]);
  });

  it('lets the retention of logs be set for nothing else, and only in the log groups of functions', () => {
    expect(purposes.filter((each) => actions(each).includes('PutRetentionPolicy'))).toEqual(['log-retention']);
    expect(actions('log-retention')).toContain(
      '"arn:aws-us-gov:logs:us-gov-east-1:222222222222:log-group:/aws/lambda/*"',
    );
  });

  it('stays within the partition, the region and the account of the stacks', () => {
    expect(actions('reject')).toContain('arn:aws-us-gov:cloudformation:us-gov-east-1:222222222222:stack/');
  });
});

describe('what the customer sees of a session', () => {
  it('names workspace and purpose, within 64 characters that STS allows', () => {
    for (const purpose of purposes) expect(sessionName(access(purpose))).toMatch(/^stackery-[\w+=,.@-]{2,55}$/);
    expect(sessionName(access('propose'))).toBe('stackery-b1f4f2d4-6a1f-4a39-9a43-0f0c2f1d8f22-propose');
  });

  it('keeps the purpose when the workspace has to be cut, and replaces what STS does not allow', () => {
    const { link } = access('read');
    const name = sessionName({ link: { ...link, workspaceId: 'Ä workspace / '.repeat(20) }, purpose: 'read' });
    expect(name).toHaveLength(64);
    expect(name).toMatch(/^stackery-[\w-]+-read$/);
  });

  it('carries the link as source identity', () => {
    expect(sourceIdentity(access('read').link)).toBe('stackery-6f1c1f0e-5a1c-4a39-9a43-0f0c2f1d8f11');
  });
});
