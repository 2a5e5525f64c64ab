import { applyMode as apply, Mode } from '@cloudscape-design/global-styles';

export type ModeName = 'light' | 'dark';
const key = 'stackery.mode';

/** What the reader chose here before, otherwise what their system prefers. */
export const preferredMode = (): ModeName => {
  const chosen = localStorage.getItem(key);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
};

export const applyMode = (mode: ModeName): void => apply(mode === 'dark' ? Mode.Dark : Mode.Light);

export const chooseMode = (mode: ModeName): void => {
  localStorage.setItem(key, mode);
  applyMode(mode);
};
