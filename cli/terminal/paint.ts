const styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

export type Paint = Record<keyof typeof styles, (text: string) => string>;

export const makePaint = (enabled: boolean): Paint => {
  const style = (code: number) => (text: string) => (enabled && text ? `\u001b[${code}m${text}\u001b[0m` : text);
  return Object.fromEntries(Object.entries(styles).map(([name, code]) => [name, style(code)])) as Paint;
};
