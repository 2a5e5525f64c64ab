/** How far the clock of a client may be off. */
export const allowedSkewMs = 15 * 60_000;
