import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';

const name = 'StackeryControlPlane';

/** The role that the control plane runs as, with all that it needs: to assume customers' roles, and to read releases. */
export const makeVendorRole = async (iam: IAMClient, account: string, releasesBucket: string): Promise<string> => {
  const trust = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole' };
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: policyOf([trust]) }),
  );
  const buckets = `arn:aws:s3:::${releasesBucket}-*`;
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: name,
      PolicyName: 'assume-and-read-releases',
      PolicyDocument: policyOf([
        {
          Effect: 'Allow',
          Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
          Resource: 'arn:aws:iam::*:role/*',
        },
        { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: [buckets, `${buckets}/*`] },
      ]),
    }),
  );
  return Role?.Arn ?? '';
};

const policyOf = (statements: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
