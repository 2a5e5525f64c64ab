import { randomInt } from 'node:crypto';
import type { ResourceContext } from './resource-type.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const randomSuffix = (length = 12): string =>
  Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('');

/** `<stack>-<logical id>-<random>`, both cut so that it fits, as CloudFormation names what the author did not. */
export const physicalName = (
  { stackName, logicalId }: Pick<ResourceContext, 'stackName' | 'logicalId'>,
  longest: number,
): string => {
  const room = longest - 14;
  const half = Math.floor(room / 2);
  const logicalPart = logicalId.slice(0, Math.max(half, room - stackName.length));
  return `${stackName.slice(0, room - logicalPart.length)}-${logicalPart}-${randomSuffix()}`;
};
