import {
  GetBucketVersioningCommand,
  PutBucketVersioningCommand,
  S3Client,
  type PutBucketVersioningCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, putText, readText } from '../make-bucket.ts';

const put = async (target: Target, input: Partial<PutBucketVersioningCommandInput> = {}) =>
  target.client(S3Client).send(
    new PutBucketVersioningCommand({
      Bucket: input.Bucket ?? (await makeBucket(target)),
      VersioningConfiguration: { Status: 'Enabled' },
      ...input,
    }),
  );

export const putBucketVersioning: OperationTest = {
  fact: 'S3 API reference, PutBucketVersioning, and user guide, Using versioning: Enabled or Suspended; objects from before have the version id null, and so have those put while suspended.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await put(target);
      expect(rest).toEqual({});
      expect($metadata.httpStatusCode).toBe(200);
    },
  },
  validation: {
    'refuses a bucket that there is not': async (target) => {
      await expect(put(target, { Bucket: target.unique('none') })).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
    ...refusals(put, {
      'refuses a configuration without a status': [
        { VersioningConfiguration: {} },
        'IllegalVersioningConfigurationException',
        'The Versioning element must be specified',
      ],
      'refuses a status that there is not': [
        { VersioningConfiguration: { Status: 'Off' as never } },
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
      'refuses an MFA delete that there is not': [
        { VersioningConfiguration: { Status: 'Enabled', MFADelete: 'Off' as never } },
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
    }),
    'has no MFA delete': onlyLocally('it has it', async (target) => {
      const VersioningConfiguration = { Status: 'Enabled', MFADelete: 'Enabled' } as const;
      await expect(put(target, { VersioningConfiguration })).rejects.toMatchObject({ name: 'NotImplemented' });
    }),
  },
  behaviour: {
    'tells that there is no MFA delete once that was said': async (target) => {
      const Bucket = await makeBucket(target);
      const found = () => target.client(S3Client).send(new GetBucketVersioningCommand({ Bucket }));
      await put(target, { Bucket });
      expect(await found()).not.toHaveProperty('MFADelete');
      await put(target, { Bucket, VersioningConfiguration: { Status: 'Enabled', MFADelete: 'Disabled' } });
      await put(target, { Bucket });
      expect(await found()).toMatchObject({ Status: 'Enabled', MFADelete: 'Disabled' });
    },
    'keeps older objects as version null, while enabled and while suspended': async (target) => {
      const Bucket = await makeBucket(target);
      await putText(target, Bucket, 'k', 'before');
      await put(target, { Bucket });
      const { VersionId } = await putText(target, Bucket, 'k', 'enabled');
      expect(VersionId).toMatch(/^[\w.]{32}$/);
      expect(await readText(target, Bucket, 'k', { VersionId: 'null' })).toBe('before');
      await put(target, { Bucket, VersioningConfiguration: { Status: 'Suspended' } });
      await putText(target, Bucket, 'k', 'suspended');
      expect(await readText(target, Bucket, 'k', { VersionId: 'null' })).toBe('suspended');
      expect(await readText(target, Bucket, 'k', { VersionId })).toBe('enabled');
    },
  },
};
