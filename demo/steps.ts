import type { Step } from './stage.ts';
import { proposeAndExecute, proposeReplacement } from './steps/change-sets.ts';
import { cliLink } from './steps/cli-link.ts';
import { launchStack } from './steps/launch-stack.ts';
import { linkVerified } from './steps/link-verified.ts';
import { publishRelease } from './steps/publish-release.ts';
import { regionsAnswer } from './steps/regions-answer.ts';
import { uninstall } from './steps/uninstall.ts';
import { updateRole } from './steps/update-role.ts';

/** The story, in order. */
export const steps: Step[] = [
  publishRelease,
  launchStack,
  regionsAnswer,
  linkVerified,
  cliLink,
  proposeAndExecute,
  proposeReplacement,
  updateRole,
  uninstall,
];
