/**
 * Keys in the order in which AWS shows them: that of a hash map just large enough for them. It decides the order of
 * details, and of the members in the JSON texts.
 */
export const hashOrder = (keys: string[]): string[] => {
  const size = 2 ** Math.ceil(Math.log2(keys.length < 3 ? keys.length + 1 : Math.floor(keys.length / 0.75 + 1)));
  const placeOf = (key: string) => spread(hashOf(key)) & (size - 1);
  return keys.toSorted((one, other) => placeOf(one) - placeOf(other));
};

const hashOf = (text: string): number =>
  [...text].reduce((hash, letter) => (Math.imul(31, hash) + letter.charCodeAt(0)) | 0, 0);

const spread = (hash: number): number => hash ^ (hash >>> 16);
