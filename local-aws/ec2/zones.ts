/** Regions have three zones, but for two that have more. */
const letters: Record<string, string> = { 'us-east-1': 'abcdef', 'us-west-2': 'abcd' };

export const zonesOf = (region: string): string[] =>
  [...(letters[region] ?? 'abc')].map((letter) => `${region}${letter}`);

const directions: Record<string, string> = { northeast: 'ne', northwest: 'nw', southeast: 'se', southwest: 'sw' };

/** use1-az1 of us-east-1a: which one it is differs by account in AWS, and does not here. */
export const zoneId = (zone: string): string => {
  const [area = '', ...rest] = zone.slice(0, -1).split('-');
  const number = rest.pop() ?? '';
  const short = rest.map((word) => directions[word] ?? word.charAt(0)).join('');
  return `${area}${short}${number}-az${zone.charCodeAt(zone.length - 1) - 96}`;
};
