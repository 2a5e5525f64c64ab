import { createHash } from 'node:crypto';
import { dnsSuffixOf } from '../../../contract/sts-host.ts';
import type { Aws } from '../../aws/aws.ts';
import type { RoleAccess } from '../../aws/role-access.ts';
import { putTemplate, readTemplate } from '../../aws/s3/put-template.ts';
import { AppError } from '../../errors.ts';

/**
 * Puts the template into the customer's assets bucket under its hash, and answers the one URL form that the role allows.
 * Nothing that stands there is ever overwritten, so what stands there already must be these very bytes.
 */
export const storeTemplate = async (
  aws: Aws,
  access: RoleAccess,
  { template, hash }: { template: string; hash: string },
): Promise<string> => {
  const { assetsBucket: bucket, homeRegion: region } = access.link;
  if (!bucket) throw new Error(`Link ${access.link.id} has registered without an assets bucket.`);
  const atHome = { ...access, region };
  const object = { bucket, key: `templates/${hash}` };
  if (!(await putTemplate(aws, atHome, object, template))) {
    const found = createHash('sha256')
      .update(await readTemplate(aws, atHome, object))
      .digest('hex');
    if (found !== hash)
      throw new AppError(
        'template_altered',
        `Another template stands in the assets bucket under ${object.key}, the name of the proposed one.`,
        'Its owner removes that object from the bucket and finds out who put it there; then propose again.',
      );
  }
  return `https://${bucket}.s3.${region}.${dnsSuffixOf(region)}/${object.key}`;
};
