import type { PolicyDocument } from '../operation.ts';
import { policyOf, type Statement } from '../iam/policy/document.ts';

/** Keys that narrow a Principal of `*` to somebody known, when their values hold no wildcard. */
const narrowing = [
  'aws:principalorgid',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceip',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
];

const namesEverybody = ({ principal }: Statement): boolean =>
  principal === '*' || (principal !== undefined && (principal['AWS'] ?? []).includes('*'));

const isNarrowed = ({ conditions }: Statement): boolean =>
  conditions.some(
    ([operator, key, values]) =>
      narrowing.includes(key.toLowerCase()) &&
      !/Not|IfExists/i.test(operator) &&
      values.every((value) => value !== '*'),
  );

/** Whether Amazon S3 would call the policy public, which Block Public Access then refuses or ignores. */
export const isPublicPolicy = (document: PolicyDocument): boolean =>
  policyOf(document).statements.some(
    (statement) =>
      statement.effect === 'Allow' &&
      (namesEverybody(statement) || statement.notPrincipal !== undefined) &&
      !isNarrowed(statement),
  );
