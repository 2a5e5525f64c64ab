import { expect, it } from '@jest/globals';
import type { Install } from '../../../contract/agent-health.ts';
import type { LinkFacts } from '../../../control-plane/links/link-store.ts';
import { linkAccount } from '../../support/link-account.ts';
import { startTestControlPlane } from '../../support/start-control-plane.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const controlPlane = await startTestControlPlane({ aws });
const { db } = controlPlane.deps;
const { id: workspaceId, keys } = await controlPlane.workspace();
const { linkId, accountId } = await linkAccount(controlPlane, aws, { workspaceId });

/** As the link stands while its stack is created: the agent has not said a word. */
const waiting = async (facts: LinkFacts) => {
  const unheard = { role_arn: null, account_id: null };
  await db
    .updateTable('links')
    .set({ state: 'waiting', ...unheard, ...facts })
    .where('id', '=', linkId)
    .execute();
  aws.clock.advance(5_000);
  return (await controlPlane.call<Install>(keys.viewer, 'GET', `/api/v1/links/${linkId}/install`)).body;
};
const nothing = { visible: false, status: null, reason: null, resources: [], regions: [] };

it('is seen resource by resource before the agent has said a word, where the link names its account', async () => {
  const seen = await waiting({ expected_account_id: accountId });
  expect(seen).toMatchObject({ visible: true, status: 'CREATE_COMPLETE', reason: null });
  expect(seen.resources).toContainEqual(
    expect.objectContaining({ logicalId: 'StackeryRole', resourceType: 'AWS::IAM::Role', status: 'CREATE_COMPLETE' }),
  );
});

it('is not seen where the link names none: nobody knows in which account to look', async () => {
  expect(await waiting({ expected_account_id: null })).toEqual(nothing);
});

it('is not seen in an account whose role does not know the external id of this link', async () => {
  expect(await waiting({ expected_account_id: '333333333333' })).toEqual(nothing);
  const another = '00000000-0000-4000-8000-000000000000';
  expect(await waiting({ expected_account_id: accountId, external_id: another })).toEqual(nothing);
});
