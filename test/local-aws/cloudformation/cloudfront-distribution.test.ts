import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { CloudFrontClient, ListDistributionsCommand } from '@aws-sdk/client-cloudfront';
import { expect, it } from '@jest/globals';
import { startTestAws } from '../../support/start-local-aws.ts';
import { settle } from './settle.ts';

const aws = await startTestAws();
const cloudFormation = aws.client(CloudFormationClient, 'customer-a', 'eu-west-1');
const StackName = 'site';
const listed = async () => {
  const { DistributionList } = await aws.client(CloudFrontClient, 'customer-a').send(new ListDistributionsCommand({}));
  return DistributionList?.Items ?? [];
};
const template = (comment: string) => `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Comment: ${comment}
        Origins: [{ Id: site, DomainName: site.example, CustomOriginConfig: { OriginProtocolPolicy: https-only } }]
        DefaultCacheBehavior: { TargetOriginId: site, ViewerProtocolPolicy: allow-all }
Outputs:
  Id: { Value: !Ref Site }
  Domain: { Value: !GetAtt Site.DomainName }
`;

it('makes a distribution, changes it in place, and disables it before it is deleted', async () => {
  await cloudFormation.send(new CreateStackCommand({ StackName, TemplateBody: template('first') }));
  const made = await settle(cloudFormation, StackName);
  const [distribution] = await listed();
  expect(made.Outputs?.map(({ OutputValue }) => OutputValue).sort()).toEqual(
    [distribution?.Id, distribution?.DomainName].sort(),
  );
  await cloudFormation.send(new UpdateStackCommand({ StackName, TemplateBody: template('second') }));
  expect((await settle(cloudFormation, StackName)).StackStatus).toBe('UPDATE_COMPLETE');
  expect(await listed()).toMatchObject([{ Id: distribution?.Id, Comment: 'second', Enabled: true }]);
  await cloudFormation.send(new DeleteStackCommand({ StackName: made.StackId }));
  expect((await settle(cloudFormation, made.StackId ?? '')).StackStatus).toBe('DELETE_COMPLETE');
  expect(await listed()).toEqual([]);
});

it('says in the words of the API why a distribution was not made', async () => {
  const TemplateBody = template('wrong').replace('TargetOriginId: site', 'TargetOriginId: other');
  await cloudFormation.send(new CreateStackCommand({ StackName: 'wrong', TemplateBody, OnFailure: 'DO_NOTHING' }));
  expect((await settle(cloudFormation, 'wrong')).StackStatus).toBe('CREATE_FAILED');
  expect(await listed()).toEqual([]);
});

// From: CloudFormation user guide, AWS::CloudFront::Distribution, and CloudFront API reference, DistributionConfig.
it('writes in the words of the API what templates write in others', async () => {
  const TemplateBody = template('words').replace(
    'DefaultCacheBehavior: { ',
    `IPV6Enabled: false
        Restrictions: { GeoRestriction: { RestrictionType: whitelist, Locations: [CH, LI] } }
        DefaultCacheBehavior: { AllowedMethods: [GET, HEAD, OPTIONS], CachedMethods: [GET, HEAD, OPTIONS], `,
  );
  const withHeader = TemplateBody.replace(
    'CustomOriginConfig: { ',
    'OriginCustomHeaders: [{ HeaderName: x-from, HeaderValue: edge }], CustomOriginConfig: { OriginSSLProtocols: [TLSv1.2], ',
  );
  await cloudFormation.send(new CreateStackCommand({ StackName: 'words', TemplateBody: withHeader }));
  expect((await settle(cloudFormation, 'words')).StackStatus).toBe('CREATE_COMPLETE');
  const [distribution] = await listed();
  const methods = { Quantity: 3, Items: ['GET', 'HEAD', 'OPTIONS'] };
  expect(distribution).toMatchObject({
    IsIPV6Enabled: false,
    Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', Quantity: 2, Items: ['CH', 'LI'] } },
    DefaultCacheBehavior: { AllowedMethods: { ...methods, CachedMethods: methods } },
    Origins: {
      Items: [
        {
          CustomHeaders: { Quantity: 1, Items: [{ HeaderName: 'x-from', HeaderValue: 'edge' }] },
          CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginSslProtocols: { Quantity: 1, Items: ['TLSv1.2'] } },
        },
      ],
    },
  });
});
