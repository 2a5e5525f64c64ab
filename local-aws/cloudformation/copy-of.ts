/**
 * A copy that nothing shares. Stacks are plain data, as a saved state holds them; structuredClone would make objects of
 * another realm where a test runner has its own, and those are never deeply equal.
 */
export const copyOf = <Data>(data: Data): Data => JSON.parse(JSON.stringify(data)) as Data;
