import { changeSet } from './pages/change-set.js';
import { quickCreate } from './pages/quick-create.js';
import { stackInfo } from './pages/stack-info.js';
import { stackList } from './pages/stack-list.js';
import { updateStack } from './pages/update-stack.js';

/** The fragments of the real console's links. */
export const routes = {
  '/stacks': stackList,
  '/stacks/create/review': quickCreate,
  '/stacks/quickcreate': quickCreate,
  '/stacks/update/template': updateStack,
  '/stacks/changesets/changes': changeSet,
  '/stacks/stackinfo': stackInfo,
  '/stacks/events': stackInfo,
};
