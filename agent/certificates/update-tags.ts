import { AddTagsToCertificateCommand, RemoveTagsFromCertificateCommand } from '@aws-sdk/client-acm';
import type { Deps } from '../deps.ts';
import type { ResourceRequest } from '../request.ts';
import { acm } from './acm.ts';
import { stackTag } from './certificate-names.ts';
import { tagsIn } from './certificate-properties.ts';
import { isMadeFor, tagsOf } from './find-certificates.ts';
import { orRefuses } from './refusal.ts';
import { toList } from './request-certificate.ts';

/** The tags that the template gives; those that somebody else has set stay. */
export const updateTags = async (
  deps: Deps,
  request: ResourceRequest,
  arn: string,
  wanted: Record<string, string>,
): Promise<void> => {
  const present = await tagsOf(deps, arn);
  if (!isMadeFor(present, request)) return;
  const changed = Object.entries(wanted).filter(([key, value]) => present[key] !== value);
  const dropped = Object.keys(tagsIn(request.OldResourceProperties ?? {})).filter(
    (key) => key in present && !(key in wanted),
  );
  if (changed.length > 0) {
    await orRefuses('ACM', addTags(deps, request, arn, Object.fromEntries(changed)));
  }
  if (dropped.length > 0) {
    const command = new RemoveTagsFromCertificateCommand({
      CertificateArn: arn,
      Tags: dropped.map((Key) => ({ Key })),
    });
    await acm(deps.config).send(command, { abortSignal: deps.signal });
  }
};

/** Always with the stack's own tag, without which IAM lets the agent tag nothing. */
export const addTags = async (
  deps: Deps,
  request: ResourceRequest,
  arn: string,
  tags: Record<string, string>,
): Promise<void> => {
  const Tags = toList({ ...tags, [stackTag]: request.StackId });
  const command = new AddTagsToCertificateCommand({ CertificateArn: arn, Tags });
  await acm(deps.config).send(command, { abortSignal: deps.signal });
};
