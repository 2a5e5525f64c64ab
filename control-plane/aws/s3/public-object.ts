import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Aws } from '../aws.ts';
import { appErrorOf, awsErrorOf } from '../aws-error.ts';
import { AppError } from '../../errors.ts';

export type S3Place = { region: string; bucket: string; key: string };

const unsigned = { sign: <Request>(request: Request): Promise<Request> => Promise.resolve(request) };

/**
 * An object that anybody may read, asked for as nobody: with the control plane's own credentials, whoever may name an
 * object would read what is the vendor's. The host is S3's in that region; redirects are not followed.
 */
export const readPublicObject = async (aws: Aws, place: S3Place, mostBytes: number): Promise<string> => {
  const { region, bucket, key } = place;
  // not destroyed: that would close the connections that all clients share
  const client = new S3Client({
    ...aws.clientOptions(region),
    forcePathStyle: true,
    followRegionRedirects: false,
    credentials: { accessKeyId: 'nobody', secretAccessKey: 'nobody' },
    signer: unsigned,
  });
  try {
    const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if ((answer.ContentLength ?? Infinity) > mostBytes) throw tooLarge(place, mostBytes);
    return (await answer.Body?.transformToString()) ?? '';
  } catch (error) {
    const status = awsErrorOf(error)?.status ?? 0;
    if (status < 300 || status >= 500 || status === 429)
      throw appErrorOf(error, { operation: 'GetObject', access: { region } });
    throw new AppError(
      'template_not_readable',
      `S3 does not give s3://${bucket}/${key} in ${region} to everybody: ${awsErrorOf(error)?.message ?? ''}`,
      'Check bucket, region and key; a template that is not public is uploaded or pasted instead.',
      { cause: error },
    );
  }
};

const tooLarge = ({ bucket, key }: S3Place, mostBytes: number): AppError =>
  new AppError(
    'template_too_large',
    `s3://${bucket}/${key} is larger than ${mostBytes} bytes.`,
    'CloudFormation takes no larger template; take it apart into nested stacks.',
  );
