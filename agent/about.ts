import { readIdentity } from './config.ts';
import { version } from './version.ts';

/** Which release runs here, so that a copy in any region can be compared with what was published. */
export const about = () => ({ version, ...readIdentity() });
