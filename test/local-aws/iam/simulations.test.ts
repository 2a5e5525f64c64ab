import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
  SimulateCustomPolicyCommand,
  SimulatePrincipalPolicyCommand,
  type SimulateCustomPolicyCommandInput,
} from '@aws-sdk/client-iam';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const iam = aws.client(IAMClient, 'customer-a');
const account = '222222222222';
const ann = `arn:aws:iam::${account}:user/ann`;
const version = { Version: '2012-10-17' };
const object = 'arn:aws:s3:::demo/a.txt';

const simulate = async (input: Partial<SimulateCustomPolicyCommandInput>) => {
  const { EvaluationResults = [] } = await iam.send(
    new SimulateCustomPolicyCommand({ PolicyInputList: [], ActionNames: ['s3:GetObject'], ...input }),
  );
  return EvaluationResults;
};
const readDemo = JSON.stringify({
  ...version,
  Statement: [
    { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::demo/*' },
    { Effect: 'Allow', Action: 's3:Get*', Resource: '*' },
    { Effect: 'Deny', Action: '*', Resource: 'arn:aws:s3:::demo/secret' },
  ],
});

describe('shape (API reference: EvaluationResult; AWS CLI examples of simulate-custom-policy)', () => {
  it('gives the words and the positions of the example of the AWS CLI', async () => {
    const text =
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2018-08-16T12:00:00Z"}}}}';
    const at = (time: string) =>
      simulate({
        PolicyInputList: [text],
        ActionNames: ['dynamodb:CreateBackup'],
        ContextEntries: [{ ContextKeyName: 'aws:CurrentTime', ContextKeyValues: [time], ContextKeyType: 'date' }],
      });
    const asked = { EvalActionName: 'dynamodb:CreateBackup', EvalResourceName: '*', MissingContextValues: [] };
    expect(await at('2019-04-25T11:00:00Z')).toEqual([
      {
        ...asked,
        EvalDecision: 'allowed',
        MatchedStatements: [
          {
            SourcePolicyId: 'PolicyInputList.1',
            SourcePolicyType: 'IAM Policy',
            StartPosition: { Line: 1, Column: 38 },
            EndPosition: { Line: 1, Column: 167 },
          },
        ],
      },
    ]);
    expect(await at('2014-04-25T11:00:00Z')).toEqual([
      { ...asked, EvalDecision: 'implicitDeny', MatchedStatements: [] },
    ]);
  });

  it('counts statements of a list from behind the bracket, or behind the statement before', async () => {
    const lines = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "a } in text",
      "Effect": "Allow",
      "Action": "*",
      "Resource": "*"
    },
    { "Effect": "Allow", "Action": "s3:*", "Resource": "*" }
  ]
}`;
    const [result] = await simulate({ PolicyInputList: [lines.replace('a } in text', 'a')] });
    const spans = result?.MatchedStatements?.map(({ StartPosition, EndPosition }) => [StartPosition, EndPosition]);
    expect(spans).toEqual([
      [
        { Line: 3, Column: 17 },
        { Line: 9, Column: 6 },
      ],
      [
        { Line: 9, Column: 6 },
        { Line: 10, Column: 61 },
      ],
    ]);
  });

  it('repeats the decision for the one resource that was asked about', async () => {
    const [result] = await simulate({ PolicyInputList: [readDemo], ResourceArns: [object] });
    expect(result).toMatchObject({ EvalResourceName: object, EvalDecision: 'allowed', EvalDecisionDetails: {} });
    expect(result?.ResourceSpecificResults).toEqual([
      {
        EvalResourceName: object,
        EvalResourceDecision: 'allowed',
        MatchedStatements: result?.MatchedStatements,
        MissingContextValues: [],
      },
    ]);
    expect(result?.MatchedStatements).toHaveLength(2);
  });

  it('answers once for an action on several resources, with a decision for each', async () => {
    const [result, ...others] = await simulate({
      PolicyInputList: [readDemo],
      ResourceArns: [object, 'arn:aws:s3:::demo/secret'],
    });
    expect(others).toEqual([]);
    expect(result).toMatchObject({ EvalDecision: 'explicitDeny', MatchedStatements: [] });
    expect(
      result?.ResourceSpecificResults?.map((one) => [one.EvalResourceDecision, one.MatchedStatements?.length]),
    ).toEqual([
      ['allowed', 2],
      ['explicitDeny', 1],
    ]);
  });
});

describe('validation (API reference: errors of SimulateCustomPolicy)', () => {
  const refused: [string, Partial<SimulateCustomPolicyCommandInput>][] = [
    ['a wildcard in an action', { ActionNames: ['s3:*'] }],
    ['a resource that is no ARN', { ResourceArns: ['demo'] }],
    ['a policy that is none', { PolicyInputList: ['{}'] }],
    ['a resource policy without a caller', { ResourcePolicy: readDemo }],
    ['a role as the caller', { CallerArn: `arn:aws:iam::${account}:role/dev` }],
  ];
  it.each(refused)('refuses %s', async (_what, input) => {
    await expect(simulate(input)).rejects.toMatchObject({ Code: 'InvalidInput' });
  });
});

describe('behaviour', () => {
  beforeAll(async () => {
    const trust = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'reader',
        AssumeRolePolicyDocument: JSON.stringify({ ...version, Statement: trust }),
      }),
    );
    await iam.send(new PutRolePolicyCommand({ RoleName: 'reader', PolicyName: 'read', PolicyDocument: readDemo }));
  });

  it('lists the context keys that the policies ask for and that were not given', async () => {
    const conditional = JSON.stringify({
      ...version,
      Statement: [
        {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: "arn:aws:s3:::demo/${aws:PrincipalTag/team}/${aws:PrincipalTag/x, 'y'}",
          Condition: { Bool: { 'aws:SecureTransport': 'true' } },
        },
        { Effect: 'Allow', Action: 'sqs:*', Resource: '*', Condition: { Null: { 'aws:SourceVpc': 'true' } } },
      ],
    });
    const [result] = await simulate({ PolicyInputList: [conditional] });
    expect(result?.MissingContextValues?.sort()).toEqual(['aws:PrincipalTag/team', 'aws:SecureTransport']);
  });

  it('says whether the boundary allows, apart from what the policies say', async () => {
    const boundary = JSON.stringify({ ...version, Statement: { Effect: 'Allow', Action: 'sqs:*', Resource: '*' } });
    const [reading, sending] = await simulate({
      PolicyInputList: [readDemo],
      PermissionsBoundaryPolicyInputList: [boundary],
      ActionNames: ['s3:GetObject', 'sqs:SendMessage'],
    });
    expect(reading).toMatchObject({
      EvalDecision: 'implicitDeny',
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    });
    expect(sending).toMatchObject({
      EvalDecision: 'implicitDeny',
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: true },
    });
  });

  it('needs both sides where the resource belongs to another account', async () => {
    const statement = { Effect: 'Allow', Principal: { AWS: ann }, Action: 's3:GetObject', Resource: object };
    const asked = {
      ResourceArns: [object],
      ResourceOwner: 'arn:aws:iam::333333333333:root',
      ResourcePolicy: JSON.stringify({ ...version, Statement: statement }),
      CallerArn: ann,
    };
    expect(await simulate(asked)).toMatchObject([{ EvalDecision: 'implicitDeny' }]);
    expect(await simulate({ ...asked, PolicyInputList: [readDemo] })).toMatchObject([{ EvalDecision: 'allowed' }]);
    const { ResourceOwner: _other, ...own } = asked;
    expect(await simulate(own)).toMatchObject([{ EvalDecision: 'allowed' }]);
  });

  it('reads the policies of a role, and names an inline one for the role', async () => {
    const { EvaluationResults } = await iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: `arn:aws:iam::${account}:role/reader`,
        ActionNames: ['s3:PutObject', 'sqs:SendMessage'],
        ResourceArns: [object],
      }),
    );
    expect(EvaluationResults).toMatchObject([
      { EvalDecision: 'allowed', MatchedStatements: [{ SourcePolicyId: 'role_reader_read' }] },
      { EvalDecision: 'implicitDeny', MatchedStatements: [] },
    ]);
  });

  it('reads the managed policies and the boundary of a user', async () => {
    const { EvaluationResults } = await iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: `arn:aws:iam::${account}:user/admin`,
        ActionNames: ['iam:CreateUser'],
      }),
    );
    expect(EvaluationResults).toMatchObject([
      { EvalDecision: 'allowed', MatchedStatements: [{ SourcePolicyId: 'AdministratorAccess' }] },
    ]);
  });
});
