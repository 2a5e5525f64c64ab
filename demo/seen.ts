/** A step is done when the other side was seen to agree: AWS's API, or the control plane's, never our own return value. */
export class NotSeen extends Error {
  constructor(what: string, instead?: unknown) {
    super(`not seen: ${what}${instead === undefined ? '' : ` (instead: ${describe(instead)})`}`);
    this.name = 'NotSeen';
  }
}

const describe = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));

export function seen(condition: unknown, what: string, instead?: unknown): asserts condition {
  if (!condition) throw new NotSeen(what, instead);
}

/** Looks again until it is so; what is looked at last is what the error names. */
export const waitUntil = async <T>(
  what: string,
  look: () => Promise<T>,
  isSo: (value: T) => boolean,
  limitSeconds = 120,
): Promise<T> => {
  const end = Date.now() + limitSeconds * 1000;
  for (;;) {
    const value = await look();
    if (isSo(value)) return value;
    if (Date.now() > end) throw new NotSeen(`${what}, within ${limitSeconds} s`, value);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

/** Passes only if AWS refuses, and with the code we expect. */
export const refused = async (
  what: string,
  attempt: () => Promise<unknown>,
  code = 'AccessDenied',
): Promise<string> => {
  try {
    await attempt();
  } catch (error) {
    const name = error instanceof Error ? error.name : String(error);
    seen(name.startsWith(code), `${what} is refused with ${code}`, name);
    return error instanceof Error ? error.message : String(error);
  }
  throw new NotSeen(`${what} is refused`, 'it was allowed');
};
