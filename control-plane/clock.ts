/** Time, as a dependency: tests move it, production reads the machine's. */
export type Clock = { now(): number };

export const systemClock: Clock = { now: () => Date.now() };

/** The moment `later` milliseconds from now, as the database keeps it. */
export const timeOf = (clock: Clock, later = 0): Date => new Date(clock.now() + later);
