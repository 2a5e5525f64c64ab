import { printable } from '../terminal/printable.ts';

/** A region, or a stack in it, that could not be looked at, and why. It does not hide the others. */
export type Unseen = { region: string; stack?: string; reason: string };

export const unseen = (where: Omit<Unseen, 'reason'>, error: unknown): Unseen => ({
  ...where,
  reason: error instanceof Error ? error.message : String(error),
});

export const unseenLine = ({ region, stack, reason }: Unseen): string =>
  printable(`${stack ? `${stack} in ${region}` : region} could not be looked at: ${reason}`);
