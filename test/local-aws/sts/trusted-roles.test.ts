import { expect, it } from '@jest/globals';
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  GetRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const vendor = '111111111111';
const callerArn = `arn:aws:iam::${vendor}:role/caller`;
const targetArn = 'arn:aws:iam::222222222222:role/target';
const vendorIam = aws.client(IAMClient, 'vendor');
const customerIam = aws.client(IAMClient, 'customer-a');

const policy = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: statement });
const trust = (AWS: string, Condition?: object) =>
  policy({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole', ...(Condition ? { Condition } : {}) });

const makeCaller = async (): Promise<string> => {
  const made = await vendorIam.send(
    new CreateRoleCommand({ RoleName: 'caller', AssumeRolePolicyDocument: trust(`arn:aws:iam::${vendor}:root`) }),
  );
  const assume = policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' });
  await vendorIam.send(new PutRolePolicyCommand({ RoleName: 'caller', PolicyName: 'p', PolicyDocument: assume }));
  return made.Role?.RoleId ?? '';
};
const deleteCaller = async () => {
  await vendorIam.send(new DeleteRolePolicyCommand({ RoleName: 'caller', PolicyName: 'p' }));
  await vendorIam.send(new DeleteRoleCommand({ RoleName: 'caller' }));
};
const asCaller = async (RoleArn = targetArn) => {
  const own = await aws
    .client(STSClient, 'vendor')
    .send(new AssumeRoleCommand({ RoleArn: callerArn, RoleSessionName: 'visit' }));
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = own.Credentials ?? {};
  const keys = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  return aws.client(STSClient, keys).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'visit' }));
};
const shownTrust = async () => {
  const { Role } = await customerIam.send(new GetRoleCommand({ RoleName: 'target' }));
  return decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '');
};

// "AWS JSON policy elements: Principal": the ARN of a role is turned into its unique id when the policy is saved,
// shown as the ARN while the role exists, and a role made anew under the name is another role
it('trust in a role goes with the role: deleted, its id is shown; made anew, it is not let in until trusted again', async () => {
  const firstId = await makeCaller();
  const written = trust(callerArn, { ArnEquals: { 'aws:PrincipalArn': callerArn } });
  await customerIam.send(new CreateRoleCommand({ RoleName: 'target', AssumeRolePolicyDocument: written }));
  await expect(asCaller()).resolves.toMatchObject({ Credentials: {} });
  expect(await shownTrust()).toBe(written);

  await deleteCaller();
  expect(JSON.parse(await shownTrust())).toMatchObject({
    Statement: { Principal: { AWS: firstId }, Condition: { ArnEquals: { 'aws:PrincipalArn': callerArn } } },
  });

  await makeCaller();
  await expect(asCaller()).rejects.toMatchObject({ name: 'AccessDenied' });
  expect(JSON.parse(await shownTrust())).toMatchObject({ Statement: { Principal: { AWS: firstId } } });

  await customerIam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'target', PolicyDocument: written }));
  await expect(asCaller()).resolves.toMatchObject({ Credentials: {} });
  expect(await shownTrust()).toBe(written);
});

// IAM user guide, tutorial "Define permissions to access AWS resources based on tags"
it('may be assumed by its tags', async () => {
  const tagged = (RoleName: string, team: string) =>
    vendorIam.send(
      new CreateRoleCommand({
        RoleName,
        AssumeRolePolicyDocument: trust(`arn:aws:iam::${vendor}:root`),
        Tags: [{ Key: 'team', Value: team }],
      }),
    );
  await Promise.all([tagged('of-red', 'red'), tagged('of-blue', 'blue')]);
  const Condition = { StringEquals: { 'iam:ResourceTag/team': 'blue', 'aws:ResourceTag/team': 'blue' } };
  const PolicyDocument = policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*', Condition });
  await vendorIam.send(new PutRolePolicyCommand({ RoleName: 'caller', PolicyName: 'p', PolicyDocument }));
  const assume = (name: string) => asCaller(`arn:aws:iam::${vendor}:role/${name}`);
  await expect(assume('of-red')).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(assume('of-blue')).resolves.toBeDefined();
});
