import { createHash } from 'node:crypto';
import type { World } from '../world.ts';
import type { FunctionVersion, LambdaFunction } from './state.ts';

/** The ARN under which AWS keeps one build of a runtime. */
export const runtimeVersionArn = (world: World, fn: LambdaFunction, { settings }: FunctionVersion): string => {
  const build = createHash('sha256').update(settings.runtime).digest('hex');
  return `arn:${world.partition}:lambda:${fn.region}::runtime:${build}`;
};
