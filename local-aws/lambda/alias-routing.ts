import type { AliasRoutingConfiguration } from '@aws-sdk/client-lambda';
import { constraint, invalidParameterValue, resourceNotFound } from './lambda-error.ts';
import { versionOf } from './find-function.ts';
import type { FunctionVersion, LambdaFunction } from './state.ts';

const shareRules =
  'Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]';
const versionRules =
  'Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+, Member must not be null]';

/** The version beside an alias's own, and its share; undefined where an alias has only its own. */
export const readRouting = (
  fn: LambdaFunction,
  functionVersion: string,
  { AdditionalVersionWeights: weights = {} }: AliasRoutingConfiguration,
): Record<string, number> | undefined => {
  const entries = Object.entries(weights);
  for (const [version, share] of entries) {
    const value = `{${version}=${Number.isInteger(share) ? share.toFixed(1) : share}}`;
    if (share < 0 || share > 1) throw constraint('routingConfig.additionalVersionWeights', value, shareRules);
    if (!/^\d+$/.test(version)) throw constraint('routingConfig.additionalVersionWeights', value, versionRules);
  }
  if (entries.length > 1) {
    throw invalidParameterValue('Number of items in AdditionalVersionWeights cannot be greater than 1');
  }
  const [[version] = []] = entries;
  if (version === undefined) return undefined;
  if (version === functionVersion) {
    throw invalidParameterValue(
      `Invalid function version ${version}. Function version ${version} is already included in routing configuration.`,
    );
  }
  if (functionVersion === '$LATEST') {
    throw invalidParameterValue('$LATEST is not supported for an alias pointing to more than 1 version');
  }
  if (!fn.versions.some((known) => known.version === version)) {
    throw resourceNotFound(`Function not found: ${fn.arn}:${version}`);
  }
  return { ...weights };
};

/** The version that one invocation runs: an alias may send some of them to another. */
export const routed = (fn: LambdaFunction, qualifier: string | undefined): FunctionVersion | undefined => {
  const [[other, share] = ['', 0]] = Object.entries(fn.aliases[qualifier ?? '']?.routing ?? {});
  return versionOf(fn, Math.random() < share ? other : qualifier);
};
