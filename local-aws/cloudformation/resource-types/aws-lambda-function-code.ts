import { strToU8, zipSync } from 'fflate';
import { compact, record, text } from '../resource-properties.ts';
import type { Properties } from '../stack-state.ts';
import { isRecord } from '../template/template.ts';
import { cfnResponseFor } from './cfn-response.ts';

/** The code as Lambda's API wants it: CloudFormation makes a zip of code that stands in the template. */
export const codeOf = (properties: Properties): Record<string, unknown> => {
  const code = record(properties['Code']);
  const inline = text(code['ZipFile']);
  if (inline === undefined)
    return compact({
      S3Bucket: text(code['S3Bucket']),
      S3Key: text(code['S3Key']),
      S3ObjectVersion: text(code['S3ObjectVersion']),
      ImageUri: text(code['ImageUri']),
    });
  const file = String(properties['Runtime']).startsWith('python') ? 'index.py' : 'index.js';
  // A local-time date, and always the same: equal code is an equal zip.
  return { ZipFile: zipSync({ [file]: strToU8(inline), ...cfnResponseFor(inline) }, { mtime: new Date(1980, 0, 2) }) };
};

/** A live value in the form in which the template says it: text, and only the members that the template names. */
export const sourceOf = (live: unknown, declared: unknown): unknown => {
  if (isRecord(live) && isRecord(declared))
    return Object.fromEntries(
      Object.keys(live)
        .filter((key) => key in declared || key === 'Variables')
        .map((key) => [key, sourceOf(live[key], live[key])]),
    );
  if (Array.isArray(live)) return live.map((item: unknown) => sourceOf(item, item));
  return isRecord(live) ? live : String(live);
};
