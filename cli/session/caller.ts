import type { CallerView } from '../../contract/workspace.ts';
import { printable } from '../terminal/printable.ts';

/** Who somebody is to a control plane, in one line. */
export const callerLine = ({ who, role, workspace }: CallerView, url: string): string =>
  printable(`${who}, ${role} of ${workspace.name}, at ${new URL(url).origin}`);
