import { constraint } from './lambda-error.ts';

export const checkArchitectures = (architectures: string[] | undefined): void => {
  if (architectures === undefined) return;
  if (architectures.length !== 1) {
    const bound = architectures.length === 0 ? 'greater than or equal to 1' : 'less than or equal to 1';
    throw constraint('architectures', architectures, `Member must have length ${bound}`);
  }
  if (architectures.every((name) => ['x86_64', 'arm64'].includes(name))) return;
  throw constraint(
    'architectures',
    architectures,
    'Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]',
  );
};
