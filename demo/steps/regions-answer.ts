import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { LinkRegions } from '../../contract/link.ts';
import { seen, waitUntil } from '../seen.ts';
import { made, type Stage, type Step, type Who } from '../stage.ts';

const functions = ['stackery-agent-commander', 'stackery-notifications-handler'];

const answerOf = async (stage: Stage, who: Who, region: string, functionName: string) => {
  const lambda = stage.client(LambdaClient, who, region);
  const answer = await lambda.send(new InvokeCommand({ FunctionName: functionName, Payload: Buffer.from('{}') }));
  return JSON.parse(Buffer.from(answer.Payload ?? []).toString() || 'null') as Record<string, unknown> | null;
};

/** Invokes both functions in every region once; each must run the published bytes. */
export const everyRegionRuns = async (stage: Stage, who: Who, version: string, say: (line: string) => void) => {
  const manifest = made(stage.made.manifests[version], `release ${version}`);
  const regions = stage.regionsOf(who);
  let done = 0;
  await Promise.all(
    regions.map(async (region) => {
      for (const functionName of functions) {
        const answer = await answerOf(stage, who, region, functionName);
        const expected = { version, region, codeHash: manifest.agent.codeHash };
        seen(
          answer?.['version'] === version && answer['region'] === region && answer['codeHash'] === expected.codeHash,
          `${functionName} in ${region} answers ${version} and the manifest's code hash`,
          answer,
        );
      }
      say(`${++done} of ${regions.length} regions answer ${version}`);
    }),
  );
};

export const regionsAnswer: Step = {
  title: 'Every enabled region runs the published bytes; the others are listed as not enabled',
  async play(stage, say) {
    await everyRegionRuns(stage, 'customer-a', '1.5.4', say);
    const link = made(stage.made.linkA, 'the first link');
    const { items } = await waitUntil(
      'the control plane lists every region',
      () => stage.api<LinkRegions>('GET', `/api/v1/links/${link.id}/regions`),
      (answer) => answer.items.length > 0,
    );
    const inState = (state: string) =>
      items
        .filter((item) => item.state === state)
        .map((item) => item.region)
        .sort();
    seen(
      inState('ready').join() === [...stage.regionsOf('customer-a')].sort().join(),
      'the enabled regions are ready',
      inState('ready'),
    );
    seen(
      inState('not-enabled').join() === [...stage.notEnabledFor('customer-a')].sort().join(),
      'the regions that are not enabled are listed as such',
      inState('not-enabled'),
    );
    say(`${inState('ready').length} regions ready, ${inState('not-enabled').length} not enabled`);
  },
};
