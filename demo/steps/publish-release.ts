import { createHash } from 'node:crypto';
import { GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { seen } from '../seen.ts';
import type { Stage, Step } from '../stage.ts';

const region = 'us-east-1';

const objectOf = async (stage: Stage, key: string) => {
  const s3 = stage.client(S3Client, 'vendor', region);
  const answer = await s3.send(new GetObjectCommand({ Bucket: `${stage.releasesBucket}-${region}`, Key: key }));
  return (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
};

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export const publishRelease: Step = {
  title: 'Release 1.5.4 is published; publishing it again is refused',
  async play(stage, say) {
    say('building');
    const manifest = await stage.publish('1.5.4');
    stage.made.manifests['1.5.4'] = manifest;
    seen(
      sha256(await objectOf(stage, manifest.template.key)) === manifest.template.sha256,
      'the template in the bucket is the one signed',
    );
    seen(
      sha256(await objectOf(stage, manifest.agent.key)) === manifest.agent.sha256,
      'the zip in the bucket is the one signed',
    );

    say('publishing it again');
    const head = () =>
      stage
        .client(S3Client, 'vendor', region)
        .send(new HeadObjectCommand({ Bucket: `${stage.releasesBucket}-${region}`, Key: manifest.template.key }));
    const before = await head();
    const refusal = await stage.publish('1.5.4').then(
      () => undefined,
      (error: unknown) => error,
    );
    seen(refusal instanceof Error, 'publishing the same version again is refused');
    const after = await head();
    seen(
      before.ETag === after.ETag && before.LastModified?.getTime() === after.LastModified?.getTime(),
      'the published template is untouched',
    );
    say(`zip ${manifest.agent.codeHash.slice(0, 12)}…, ${manifest.installRegions.length} install regions`);
  },
};
