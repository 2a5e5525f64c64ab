/** Waits for what becomes true by itself; fails with what was still false at the end. */
export const eventually = async <Value>(
  check: () => Promise<Value> | Value,
  within = 45_000,
  every = 50,
): Promise<Value> => {
  const deadline = Date.now() + within;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((wake) => setTimeout(wake, every));
    }
  }
};
