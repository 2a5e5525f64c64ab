import { RequestCertificateCommand } from '@aws-sdk/client-acm';
import { createHash } from 'node:crypto';
import { AgentError } from '../agent-error.ts';
import type { Deps } from '../deps.ts';
import type { ResourceRequest } from '../request.ts';
import { acm } from './acm.ts';
import { logicalIdTag, stackTag } from './certificate-names.ts';
import type { WantedCertificate } from './certificate-properties.ts';
import { orRefuses } from './refusal.ts';

/** Asks ACM, which answers with the same certificate for an hour: no request of CloudFormation lives longer. */
export const requestCertificate = async (
  deps: Deps,
  request: ResourceRequest,
  { domainName, names, tags }: WantedCertificate,
): Promise<string> => {
  const token = createHash('sha256').update(`${request.StackId}|${request.RequestId}`).digest('hex').slice(0, 32);
  const command = new RequestCertificateCommand({
    DomainName: domainName,
    ...(names.length > 1 ? { SubjectAlternativeNames: names.slice(1) } : {}),
    ValidationMethod: 'DNS',
    IdempotencyToken: token,
    Tags: toList({ ...tags, [stackTag]: request.StackId, [logicalIdTag]: request.LogicalResourceId }),
  });
  const { CertificateArn } = await orRefuses('ACM', acm(deps.config).send(command, { abortSignal: deps.signal }));
  if (!CertificateArn) throw new AgentError('acm_refused', 'ACM answered without a certificate.');
  return CertificateArn;
};

export const toList = (tags: Record<string, string>): { Key: string; Value: string }[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
