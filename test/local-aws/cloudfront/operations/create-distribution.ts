import type { DistributionConfig, EventType, Origin } from '@aws-sdk/client-cloudfront';
import type { CreateFunctionCommandInput } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeIssued } from '../../acm/make-certificate.ts';
import {
  configOf,
  createDistribution as create,
  customOrigin,
  getDistribution,
  makeDistribution,
  untilDeployed,
} from '../make-distribution.ts';
import { deleteFunction, makeVersion } from '../make-version.ts';

type Row = {
  fn?: Partial<CreateFunctionCommandInput>;
  event?: EventType;
  region?: string;
  services?: string[];
  arnOf?: (arn: string) => string;
};

/** Associates a version that is changed in one way. */
const associate = async (target: Target, { fn, event = 'viewer-request', region, services, arnOf }: Row) => {
  const made = await makeVersion(target, fn, { ...(region && { region }), ...(services && { services }) });
  const arn = arnOf?.(made.arn) ?? made.arn;
  return create(target, configOf(target.unique('distribution'), {}, [{ arn, event }]));
};
/** The one origin of a distribution. */
const from = (origin: Partial<Origin>): Partial<DistributionConfig> => ({
  Origins: { Quantity: 1, Items: [{ Id: 'site', DomainName: 'site.example', ...origin }] },
});
const plain = (target: Target, change: Partial<DistributionConfig>) =>
  create(target, configOf(target.unique('distribution'), change));

export const createDistribution: OperationTest = {
  fact: 'CloudFront API reference and developer guide, restrictions on Lambda@Edge: a published version in us-east-1, without environment, with 128 MB and 5 s for viewer events and 30 s for origin events, whose role trusts edgelambda.amazonaws.com. The words are those that practitioners report (aws-cloudfront-extensions#112, serverless-lambda-edge-pre-existing-cloudfront#11; on alternate domain names: cloudposse/terraform-aws-cloudfront-s3-cdn 72, widdix/aws-cf-templates 452, klaemo/s3-website 25). What is filled in: AWS CLI reference, examples of create-distribution. Origins: aws/aws-sdk-php 1737, boto/boto3 3804 and 1083, ansible-collections/community.aws 1819, hashicorp/terraform-provider-aws 33214, aws/aws-cdk 25118.',
  shape: {
    'answers the distribution as it is being deployed, with its address and ETag': async (target) => {
      const { id, etag } = await makeDistribution(target);
      const { Distribution, ETag } = await getDistribution(target, id);
      expect(ETag).toBe(etag);
      expect(Distribution).toMatchObject({
        Id: id,
        ARN: `arn:aws:cloudfront::${target.accountId}:distribution/${id}`,
        InProgressInvalidationBatches: 0,
      });
      expect(id).toMatch(/^E[A-Z0-9]{13}$/);
      expect(Distribution?.DomainName).toMatch(/^d[a-z0-9]{13}\.cloudfront\.net$/);
    },
    'answers the config with all that nobody said': async (target) => {
      const { Distribution } = await plain(target, {});
      expect(Distribution?.DistributionConfig).toMatchObject({
        Aliases: { Quantity: 0 },
        Origins: { Items: [{ OriginPath: '', CustomHeaders: { Quantity: 0 }, ConnectionAttempts: 3 }] },
        OriginGroups: { Quantity: 0 },
        DefaultCacheBehavior: {
          TrustedSigners: { Enabled: false, Quantity: 0 },
          AllowedMethods: {
            Quantity: 2,
            Items: ['HEAD', 'GET'],
            CachedMethods: { Quantity: 2, Items: ['HEAD', 'GET'] },
          },
          Compress: false,
          FieldLevelEncryptionId: '',
        },
        CacheBehaviors: { Quantity: 0 },
        Logging: { Enabled: false, IncludeCookies: false, Bucket: '', Prefix: '' },
        PriceClass: 'PriceClass_All',
        ViewerCertificate: { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: 'TLSv1' },
        Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
        HttpVersion: 'http2',
        IsIPV6Enabled: true,
      });
    },
    'answers where it is to be found': async (target) => {
      const { Location, Distribution, $metadata } = await plain(target, {});
      expect($metadata.httpStatusCode).toBe(201);
      expect(Location).toBe(`https://cloudfront.amazonaws.com/2020-05-31/distribution/${Distribution?.Id}`);
    },
  },
  validation: {
    ...refusals(plain, {
      'refuses an origin that is not among its origins': [
        { DefaultCacheBehavior: { TargetOriginId: 'other', ViewerProtocolPolicy: 'allow-all' } },
        'NoSuchOrigin',
        'One or more of your origins or origin groups do not exist.',
      ],
      'refuses a certificate that it cannot serve with': [
        {
          ViewerCertificate: {
            ACMCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0d9f6c52-7d5b-4f0e-9c38-2f4f3f0f8a11',
            SSLSupportMethod: 'sni-only',
          },
        },
        'InvalidViewerCertificate',
        "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.",
      ],
      'refuses a name of its own without a certificate': [
        { Aliases: { Quantity: 1, Items: ['shop.example.com'] } },
        'InvalidViewerCertificate',
        /^To add an alternate domain name \(CNAME\) to a CloudFront distribution, you must attach a trusted certificate/,
      ],
      'refuses an origin that does not say what it is': [
        from({}),
        'InvalidOrigin',
        'The specified origin server does not exist or is not valid.',
      ],
      'refuses an origin that is a bucket and something else': [
        from({ S3OriginConfig: { OriginAccessIdentity: '' }, CustomOriginConfig: customOrigin }),
        'InvalidOrigin',
        'You must specify either a CustomOrigin or an S3Origin. You cannot specify both.',
      ],
      'refuses a bucket whose name is that of a website': [
        from({
          DomainName: 'site.s3-website-us-east-1.amazonaws.com',
          S3OriginConfig: { OriginAccessIdentity: '' },
        }),
        'InvalidArgument',
        'The parameter Origin DomainName does not refer to a valid S3 bucket.',
      ],
      'refuses an origin that is an address with a scheme': [
        from({ DomainName: 'https://site.example', CustomOriginConfig: customOrigin }),
        'InvalidArgument',
        'The parameter origin name cannot contain a colon.',
      ],
      'refuses a quantity that is another than that of the items': [
        { Origins: { Quantity: 2, Items: [{ Id: 'site', DomainName: 'site.example' }] } },
        'InconsistentQuantities',
        'The value of Quantity and the size of Items do not match.',
      ],
    }),
    ...refusals(associate, {
      'refuses a function of another region': [
        { region: 'eu-west-1' },
        'InvalidLambdaFunctionAssociation',
        /^The function must be in region 'us-east-1'\. ARN: arn:aws:lambda:eu-west-1:/,
      ],
      'refuses $LATEST': [
        { arnOf: (arn: string) => arn.replace(/:\d+$/, ':$LATEST') },
        'InvalidLambdaFunctionAssociation',
        /^The function ARN must reference a specific function version\. \(The ARN must end with the version number\.\) ARN: /,
      ],
      'refuses a function without a version': [
        { arnOf: (arn: string) => arn.replace(/:\d+$/, '') },
        'InvalidLambdaFunctionAssociation',
        /^The function ARN must reference a specific function version\./,
      ],
      'refuses more time than a viewer waits': [
        { fn: { Timeout: 30 } },
        'InvalidLambdaFunctionAssociation',
        /^The function timeout is larger than the maximum allowed for functions that are triggered by a CloudFront event: 30 Max allowed: 5 Function: arn:/,
      ],
      'refuses more memory than viewer events have': [
        { fn: { MemorySize: 1024 } },
        'InvalidLambdaFunctionAssociation',
        /^The function memory size is larger than the maximum allowed size for functions that are triggered by a CloudFront event: 1024 Max allowed: 128 Function: arn:/,
      ],
      'refuses more time than origin events have': [
        { fn: { Timeout: 31 }, event: 'origin-request' },
        'InvalidLambdaFunctionAssociation',
        /31 Max allowed: 30/,
      ],
      'refuses an environment': [
        { fn: { Environment: { Variables: { STAGE: 'live' } } } },
        'InvalidLambdaFunctionAssociation',
        /^The function cannot have environment variables\. Function: arn:/,
      ],
      'refuses a role that trusts Lambda only': [
        { services: ['lambda.amazonaws.com'] },
        'InvalidLambdaFunctionAssociation',
        /^The function execution role must be assumable with edgelambda\.amazonaws\.com as well as lambda\.amazonaws\.com principals\. Update the IAM role and try again\. Role: arn:/,
      ],
    }),
  },
  behaviour: {
    'keeps the config as it came': async (target) => {
      const config: Partial<DistributionConfig> = {
        Comment: 'The shop',
        DefaultRootObject: 'index.html',
        PriceClass: 'PriceClass_100',
        HttpVersion: 'http2and3',
        Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', Quantity: 1, Items: ['CH'] } },
        CustomErrorResponses: {
          Quantity: 1,
          Items: [{ ErrorCode: 404, ResponsePagePath: '/404.html', ResponseCode: '404', ErrorCachingMinTTL: 10 }],
        },
        CacheBehaviors: {
          Quantity: 1,
          Items: [
            {
              PathPattern: '/static/*',
              TargetOriginId: 'site',
              ViewerProtocolPolicy: 'redirect-to-https',
              CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
              Compress: true,
            },
          ],
        },
      };
      const { id } = await makeDistribution(target, config);
      expect((await getDistribution(target, id)).Distribution?.DistributionConfig).toMatchObject(config);
    },
    'takes a bucket as its origin': async (target) => {
      const bucket = { DomainName: 'site.s3.us-east-1.amazonaws.com', S3OriginConfig: { OriginAccessIdentity: '' } };
      const { id } = await makeDistribution(target, from(bucket));
      expect((await getDistribution(target, id)).Distribution?.DistributionConfig?.Origins?.Items).toMatchObject([
        bucket,
      ]);
    },
    'fills in how long it waits for an origin': async (target) => {
      const { HTTPPort, HTTPSPort, OriginProtocolPolicy } = customOrigin;
      const { Distribution } = await plain(
        target,
        from({ CustomOriginConfig: { HTTPPort, HTTPSPort, OriginProtocolPolicy } }),
      );
      expect(Distribution?.DistributionConfig?.Origins?.Items).toMatchObject([{ CustomOriginConfig: customOrigin }]);
    },
    'serves under a name that its certificate covers, and that no other has': onlyLocally(
      'a name that can be validated',
      async (target, local) => {
        const { arn, domain: name } = await makeIssued(target, local);
        const named = (...Items: string[]) =>
          plain(target, {
            Aliases: { Quantity: Items.length, Items },
            ViewerCertificate: { ACMCertificateArn: arn, SSLSupportMethod: 'sni-only' },
          });
        await expect(named(name, `other.${name}`)).rejects.toMatchObject(
          refusal('InvalidViewerCertificate', /^The certificate that is attached to your distribution doesn't cover/),
        );
        await named(name);
        await expect(named(name)).rejects.toMatchObject(
          refusal('CNAMEAlreadyExists', /^One or more of the CNAMEs you provided are already associated/),
        );
      },
    ),
    'names what nobody can make for it here': onlyLocally('what is not here', async (target) => {
      await expect(plain(target, { WebACLId: 'arn:aws:wafv2:us-east-1:1:global/webacl/a/b' })).rejects.toMatchObject(
        refusal('NotImplemented', /CreateDistribution with DistributionConfig\.WebACLId/),
      );
    }),
    'is Deployed after a while': async (target) => {
      const { id } = await makeDistribution(target);
      await untilDeployed(target, id);
    },
    'takes 30 seconds and more memory for an origin event': async (target) => {
      const { arn } = await makeVersion(target, { Timeout: 30, MemorySize: 1024 });
      await makeDistribution(target, {}, [{ arn, event: 'origin-response' }]);
    },
    'refuses a reference that was used for another': async (target) => {
      const { reference } = await makeDistribution(target);
      await expect(create(target, configOf(reference, { Comment: 'another' }))).rejects.toMatchObject(
        refusal('DistributionAlreadyExists', /^The caller reference .* is associated with another distribution\./),
      );
    },
    'keeps a version that it uses from being deleted': async (target) => {
      const { name, arn } = await makeVersion(target);
      await makeDistribution(target, {}, [{ arn }]);
      const words = `Lambda was unable to delete ${arn} because it is a replicated function. Please see our documentation for Deleting Lambda@Edge Functions and Replicas.`;
      await expect(deleteFunction(target, name)).rejects.toMatchObject(
        refusal('InvalidParameterValueException', words),
      );
      await expect(deleteFunction(target, name, '1')).rejects.toMatchObject(
        refusal('InvalidParameterValueException', words),
      );
    },
  },
};
