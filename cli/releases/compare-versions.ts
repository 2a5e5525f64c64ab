/** Below zero when the first version is the older one. */
export const compareVersions = (first: string, second: string): number => {
  const [left, right] = [first, second].map((version) => version.split('.').map(Number));
  for (const index of [0, 1, 2]) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference) return difference;
  }
  return 0;
};
