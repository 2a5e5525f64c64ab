import { validationError } from './errors.ts';
import type { Prepared } from './template/prepare.ts';

/** ResourceTypes limits what the template may hold: `AWS::*`, `Custom::*`, a service, or one type. */
export const checkResourceTypes = ({ template }: Prepared, allowed: string[] | undefined): void => {
  if (allowed === undefined) return;
  const covers = (entry: string, type: string) =>
    entry.endsWith('*') ? type.startsWith(entry.slice(0, -1)) : entry === type;
  const refused = Object.values(template.Resources)
    .map(({ Type }) => Type)
    .filter((type) => !allowed.some((entry) => covers(entry, type)));
  if (refused.length > 0)
    throw validationError(
      `Resource type(s) [${[...new Set(refused)].join(', ')}] used in template are not in ResourceTypes.`,
    );
};
