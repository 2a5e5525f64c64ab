import type { Change } from '../../contract/change-set.ts';
import type { FullChangeSet } from '../aws/change-set.ts';
import { changeLines } from '../change-sets/change-lines.ts';
import { changesOf } from '../change-sets/changes-of.ts';
import type { Paint } from '../terminal/paint.ts';
import type { InstalledAgent } from './installed-agent.ts';

/**
 * What changes in the agent stack, without its external ids: where the trust policy changes, CloudFormation tells the whole of
 * it. They are hidden before lines are made, for a line is cut where it is too long.
 */
export const agentChangeLines = (
  paint: Paint,
  changeSet: FullChangeSet,
  { parameters }: Pick<InstalledAgent, 'parameters'>,
  nextExternalId?: string,
): string[] => {
  const words = {
    [parameters['ExternalId'] ?? '']: nextExternalId === undefined ? '(the external id)' : '(the former external id)',
    [nextExternalId ?? '']: '(the new external id)',
  };
  const text = Object.entries(words)
    .filter(([id]) => id !== '')
    .reduce((said, [id, word]) => said.replaceAll(id, word), JSON.stringify(changesOf(changeSet)));
  return changeLines(paint, JSON.parse(text) as Change[]);
};
