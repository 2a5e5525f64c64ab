import {
  AttachRolePolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { eventually } from '../../../support/eventually.ts';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { document, listBuckets, readOnly, readQueues } from '../documents.ts';
import { makeRole, makeUser } from '../make-owners.ts';
import { makePolicy } from '../make-policy.ts';

const simulate = async (target: Target, input: Partial<SimulatePrincipalPolicyCommandInput>) =>
  target.client(IAMClient).send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: input.PolicySourceArn ?? (await makeRole(target)).arn,
      ActionNames: ['sqs:ReceiveMessage'],
      ...input,
    }),
  );
const decisions = async (target: Target, input: Partial<SimulatePrincipalPolicyCommandInput>) =>
  (await simulate(target, input)).EvaluationResults?.map(({ EvalDecision }) => EvalDecision);

export const simulatePrincipalPolicy: OperationTest = {
  fact: 'IAM API reference, SimulatePrincipalPolicy: the policies of a user or role, and those given beside them, decide each action on each resource.',
  shape: {
    'answers a decision for each action': async (target) => {
      const answer = await simulate(target, {});
      expect(answer.IsTruncated).toBe(false);
      expect(answer.EvaluationResults).toMatchObject([
        { EvalActionName: 'sqs:ReceiveMessage', EvalResourceName: '*', EvalDecision: 'implicitDeny' },
      ]);
    },
  },
  validation: {
    ...refusals(simulate, {
      'refuses an ARN that names nobody': [
        { PolicySourceArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
        'InvalidInputException',
        'Invalid Entity Arn: arn:aws:iam::aws:policy/ReadOnlyAccess does not clearly define entity type and name.',
      ],
    }),
    'refuses a role that there is not': async (target) => {
      const PolicySourceArn = `arn:aws:iam::${target.accountId}:role/nobody-has-this-name`;
      await expect(simulate(target, { PolicySourceArn })).rejects.toMatchObject(
        refusal('NoSuchEntityException', /nobody-has-this-name/),
      );
    },
  },
  behaviour: {
    'reads inline and managed policies of a role': async (target) => {
      const { name: RoleName, arn: PolicySourceArn } = await makeRole(target);
      const iam = target.client(IAMClient);
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'own', PolicyDocument: readQueues }));
      await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: readOnly }));
      const ActionNames = ['sqs:ReceiveMessage', 's3:GetObject', 's3:PutObject'];
      await eventually(async () =>
        expect(await decisions(target, { PolicySourceArn, ActionNames })).toEqual([
          'allowed',
          'allowed',
          'implicitDeny',
        ]),
      );
    },
    'keeps a user within the boundary': async (target) => {
      const { name: UserName, arn: PolicySourceArn } = await makeUser(target, {
        PermissionsBoundary: (await makePolicy(target, { PolicyDocument: listBuckets })).arn,
      });
      const iam = target.client(IAMClient);
      await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument: readQueues }));
      expect(await decisions(target, { PolicySourceArn })).toEqual(['implicitDeny']);
    },
    'reads conditions from the context entries': async (target) => {
      const Condition = { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } };
      const PolicyInputList = [document({ Effect: 'Allow', Action: 'sqs:*', Resource: '*', Condition })];
      const from = (region: string) =>
        decisions(target, {
          PolicyInputList,
          ContextEntries: [
            { ContextKeyName: 'aws:RequestedRegion', ContextKeyValues: [region], ContextKeyType: 'string' },
          ],
        });
      expect([await from('eu-west-1'), await from('us-east-1')]).toEqual([['allowed'], ['implicitDeny']]);
    },
    'adds the policies that are given': async (target) => {
      expect(await decisions(target, { PolicyInputList: [readQueues] })).toEqual(['allowed']);
    },
  },
};
