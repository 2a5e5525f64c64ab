import type { DownloadedTemplate } from '../../contract/template-summary.ts';
import { readPublicObject } from '../aws/s3/public-object.ts';
import type { Deps } from '../compose.ts';
import { placeOfUrl } from './place-of-url.ts';

/** As large as CloudFormation takes. */
const mostBytes = 1_048_576;

/** The text of a public template, for the reader to look at before it is proposed; nothing is kept. */
export const downloadTemplate = async ({ aws }: Pick<Deps, 'aws'>, url: string): Promise<DownloadedTemplate> => ({
  template: await readPublicObject(aws, placeOfUrl(url), mostBytes),
});
