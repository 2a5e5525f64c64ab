import { createHash } from 'node:crypto';
import type { FunctionCode } from '@aws-sdk/client-lambda';
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { unzipSync } from 'fflate';
import { AwsError, notImplemented } from '../aws-error.ts';
import type { Call } from '../operation.ts';
import { invalidParameterValue } from './lambda-error.ts';
import { codeStore } from './state.ts';

export type StoredCode = { codeSha256: string; codeSize: number };

const largestUpload = 52_428_800;
const largestUnzipped = 262_144_000;

/** Takes the code of a request into the store: inline, or from S3 with the caller's own permissions. */
export const storeCode = async (call: Call, code: FunctionCode | undefined): Promise<StoredCode> => {
  // the other way is to look at the bucket whenever the code is wanted
  const { S3ObjectStorageMode: mode = 'COPY' } = code ?? {};
  if (mode !== 'COPY') throw notImplemented('lambda', `S3ObjectStorageMode ${mode}`);
  const zip = code?.ZipFile ?? (code?.S3Bucket ? await fetchFromS3(call, code) : undefined);
  if (zip === undefined) throw invalidParameterValue('Please provide a source for function code.');
  const codeSha256 = createHash('sha256').update(zip).digest('base64');
  const store = codeStore(call.world);
  if (!store.has(codeSha256)) {
    checkZip(zip);
    store.set(codeSha256, new Uint8Array(zip));
  }
  return { codeSha256, codeSize: zip.byteLength };
};

const fetchFromS3 = async (call: Call, { S3Bucket, S3Key, S3ObjectVersion }: FunctionCode): Promise<Uint8Array> => {
  try {
    const object = await call.world.dispatch<Pick<GetObjectCommandOutput, 'Body'>>({
      service: 's3',
      operation: 'GetObject',
      principal: call.principal,
      account: call.account,
      region: call.region,
      via: call.via ?? 'lambda.amazonaws.com',
      input: { Bucket: S3Bucket, Key: S3Key, ...(S3ObjectVersion && { VersionId: S3ObjectVersion }) },
    });
    return bytesOf(object.Body);
  } catch (error) {
    if (!(error instanceof AwsError) || error.status >= 500) throw error;
    throw invalidParameterValue(
      `Error occurred while GetObject. S3 Error Code: ${error.code}. S3 Error Message: ${error.message}`,
    );
  }
};

const bytesOf = (body: unknown): Uint8Array => {
  if (body instanceof Uint8Array) return body;
  throw new AwsError('ServiceException', 'The code object has no readable body.', 500);
};

const checkZip = (zip: Uint8Array): void => {
  if (zip.byteLength > largestUpload) {
    throw invalidParameterValue(`Zipped size must be smaller than ${largestUpload} bytes`);
  }
  let unzipped = 0;
  try {
    unzipSync(zip, {
      filter: ({ originalSize }) => {
        unzipped += originalSize;
        return false;
      },
    });
  } catch {
    throw invalidParameterValue('Could not unzip uploaded file. Please check your file, then try to upload again.');
  }
  if (zip.byteLength === 0) throw invalidParameterValue('Uploaded file must be a non-empty zip');
  if (unzipped > largestUnzipped) {
    throw invalidParameterValue(`Unzipped size must be smaller than ${largestUnzipped} bytes`);
  }
};
