import {
  ListTagsForCertificateCommand,
  paginateListCertificates,
  type CertificateSummary,
  type KeyAlgorithm,
} from '@aws-sdk/client-acm';
import type { Deps } from '../deps.ts';
import { isMissing } from '../describe-error.ts';
import type { ResourceRequest } from '../request.ts';
import { acm, acmIn } from './acm.ts';
import { certificateRegion, logicalIdTag, removedTag, stackTag } from './certificate-names.ts';
import { namesIn } from './certificate-properties.ts';

/** Without a list, ACM tells only of RSA keys up to 2,048 bits. */
const keyTypes: KeyAlgorithm[] = [
  ...(['RSA_1024', 'RSA_2048', 'RSA_3072', 'RSA_4096'] as const),
  ...(['EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'] as const),
];

export const listCertificates = async (deps: Deps, region: string): Promise<CertificateSummary[]> => {
  const pages = paginateListCertificates(
    { client: acmIn(deps.config, region), pageSize: 1000 },
    { Includes: { keyTypes } },
    { abortSignal: deps.signal },
  );
  const found: CertificateSummary[] = [];
  for await (const { CertificateSummaryList = [] } of pages) found.push(...CertificateSummaryList);
  return found;
};

export const tagsOf = async (deps: Deps, arn: string): Promise<Record<string, string>> => {
  try {
    const command = new ListTagsForCertificateCommand({ CertificateArn: arn });
    const { Tags = [] } = await acm(deps.config).send(command, { abortSignal: deps.signal });
    return Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  } catch (error) {
    if (isMissing(error)) return {};
    throw error;
  }
};

export const isMadeFor = (tags: Record<string, string>, request: ResourceRequest): boolean =>
  tags[stackTag] === request.StackId && tags[logicalIdTag] === request.LogicalResourceId;

/** What was made for this resource and not given up since, whatever id CloudFormation knows. */
export const findOwn = async (deps: Deps, request: ResourceRequest): Promise<CertificateSummary[]> => {
  const domains = [request.ResourceProperties, request.OldResourceProperties ?? {}].map((one) => namesIn(one)[0]);
  const own: CertificateSummary[] = [];
  for (const certificate of await listCertificates(deps, certificateRegion)) {
    if (!domains.includes(certificate.DomainName?.toLowerCase())) continue;
    const tags = await tagsOf(deps, certificate.CertificateArn ?? '');
    if (isMadeFor(tags, request) && tags[removedTag] === undefined) own.push(certificate);
  }
  return own;
};
