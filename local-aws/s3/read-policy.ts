import { AwsError } from '../aws-error.ts';
import { resolveTrustPrincipals } from '../iam/trust-principals.ts';
import type { PolicyDocument } from '../operation.ts';
import type { World } from '../world.ts';

type Raw = Record<string, unknown>;

const maxPolicyBytes = 20 * 1024;

const malformed = (message: string): AwsError => new AwsError('MalformedPolicy', message, 400);

const parse = (text: string): PolicyDocument => {
  try {
    return JSON.parse(text) as PolicyDocument;
  } catch {
    throw malformed("Policies must be valid JSON and the first byte must be '{'");
  }
};

const texts = (value: unknown): string[] => [value ?? []].flat().map(String);

const checkFields = (raw: Raw): void => {
  if (raw['Effect'] === undefined) throw malformed('Missing required field Effect');
  if (raw['Effect'] !== 'Allow' && raw['Effect'] !== 'Deny')
    throw malformed(`Invalid effect: ${String(raw['Effect'])}`);
  for (const field of ['Principal', 'Action', 'Resource'])
    if (texts(raw[field] ?? raw[`Not${field}`]).length === 0) throw malformed(`Missing required field ${field}`);
};

const checkActions = (raw: Raw, bucket: string): void => {
  const actions = texts(raw['Action'] ?? raw['NotAction']);
  if (!actions.every((action) => /^(\*|s3:[a-z0-9*?]+)$/i.test(action))) throw malformed('Policy has invalid action');
  const resources = texts(raw['Resource'] ?? raw['NotResource']);
  const inBucket = (arn: string) => arn === '*' || /^arn:[^:]*:s3:::([^/]*)/.exec(arn)?.[1] === bucket;
  if (!resources.every(inBucket)) throw malformed('Policy has invalid resource');
  const onObjects = actions.every((action) => /^s3:(Get|Put|Delete|Restore)Object[a-z]*$/i.test(action));
  if (onObjects && raw['NotResource'] === undefined && resources.every((arn) => !/[/*]/.test(arn))) {
    throw malformed('Action does not apply to any resource(s) in statement');
  }
};

/** S3 looks up everybody whom a policy names. */
const checkPrincipals = (world: World, document: PolicyDocument): void => {
  try {
    resolveTrustPrincipals(world, document);
  } catch (error) {
    throw error instanceof AwsError ? malformed('Invalid principal in policy') : error;
  }
};

/** What S3 refuses of a bucket policy, in its words. */
export const readPolicy = (world: World, text: string, bucket: string): PolicyDocument => {
  const document = parse(text);
  if (document.Statement === undefined) throw malformed('Missing required field Statement');
  if (text.length > maxPolicyBytes) throw malformed('Policy exceeds the maximum allowed document size.');
  const statements = [document.Statement].flat() as Raw[];
  if (statements.length === 0) throw malformed('Could not parse the policy: Statement is empty!');
  for (const raw of statements) {
    checkFields(raw);
    checkActions(raw, bucket);
  }
  checkPrincipals(world, document);
  return document;
};
