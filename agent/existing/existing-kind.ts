import type { Deps } from '../deps.ts';

/** The region is that of the stack: a later look is taken by the commander at home. */
export type Place = { name: string; region: string; arn(service: string, resource: string): string };

/** One kind of thing that a stack may rely on: the name it may have, and a look that never shows what is inside. */
export type ExistingKind = {
  name: RegExp;
  /** Undefined when there is none of that name. */
  find(deps: Deps, place: Place): Promise<Record<string, string> | undefined>;
};
