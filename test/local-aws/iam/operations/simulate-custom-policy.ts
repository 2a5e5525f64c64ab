import { IAMClient, SimulateCustomPolicyCommand, type SimulateCustomPolicyCommandInput } from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { document, listBuckets, readQueues } from '../documents.ts';

const simulate = async (target: Target, input: Partial<SimulateCustomPolicyCommandInput>) =>
  target
    .client(IAMClient)
    .send(
      new SimulateCustomPolicyCommand({ PolicyInputList: [readQueues], ActionNames: ['sqs:ReceiveMessage'], ...input }),
    );
const decisions = async (target: Target, input: Partial<SimulateCustomPolicyCommandInput>) =>
  (await simulate(target, input)).EvaluationResults?.map(({ EvalDecision }) => EvalDecision);

export const simulateCustomPolicy: OperationTest = {
  fact: 'IAM API reference, SimulateCustomPolicy and EvaluationResult: each action on each resource, allowed, explicitDeny or implicitDeny, with the statements that matched; ResourceArns default to *.',
  shape: {
    'answers a decision for each action, on every resource by default': async (target) => {
      const answer = await simulate(target, { ActionNames: ['sqs:ReceiveMessage', 's3:GetObject'] });
      expect(answer.IsTruncated).toBe(false);
      expect(answer.EvaluationResults).toMatchObject([
        {
          EvalActionName: 'sqs:ReceiveMessage',
          EvalResourceName: '*',
          EvalDecision: 'allowed',
          MatchedStatements: [{ SourcePolicyId: 'PolicyInputList.1' }],
          MissingContextValues: [],
        },
        { EvalActionName: 's3:GetObject', EvalResourceName: '*', EvalDecision: 'implicitDeny', MatchedStatements: [] },
      ]);
    },
  },
  validation: {
    ...refusals(simulate, {
      'refuses what is no policy': [
        { PolicyInputList: ['nothing'] },
        'InvalidInputException',
        'Syntax errors in policy.',
      ],
      'refuses a page of none': [
        { MaxItems: 0 },
        'ValidationError',
        /at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1/,
      ],
    }),
  },
  behaviour: {
    'lets a deny win over an allow': async (target) => {
      const deny = document({ Effect: 'Deny', Action: 'sqs:*', Resource: '*' });
      expect(await decisions(target, { PolicyInputList: [readQueues, deny] })).toEqual(['explicitDeny']);
    },
    'decides each resource by itself': async (target) => {
      const PolicyInputList = [document({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' })];
      const ResourceArns = ['arn:aws:s3:::a/x', 'arn:aws:s3:::b/x'];
      const { EvaluationResults } = await simulate(target, {
        PolicyInputList,
        ResourceArns,
        ActionNames: ['s3:GetObject'],
      });
      const decided = EvaluationResults?.flatMap(({ ResourceSpecificResults = [] }) => ResourceSpecificResults);
      expect(decided?.map((one) => [one.EvalResourceName, one.EvalResourceDecision])).toEqual([
        ['arn:aws:s3:::a/x', 'allowed'],
        ['arn:aws:s3:::b/x', 'implicitDeny'],
      ]);
    },
    'reads conditions from the context entries': async (target) => {
      const Condition = { StringEquals: { 'aws:username': 'ann' } };
      const PolicyInputList = [document({ Effect: 'Allow', Action: 'sqs:*', Resource: '*', Condition })];
      const as = (name: string) =>
        decisions(target, {
          PolicyInputList,
          ContextEntries: [{ ContextKeyName: 'aws:username', ContextKeyValues: [name], ContextKeyType: 'string' }],
        });
      expect([await as('ann'), await as('bob')]).toEqual([['allowed'], ['implicitDeny']]);
    },
    'cuts down to the boundary': async (target) => {
      const PermissionsBoundaryPolicyInputList = [listBuckets];
      expect(await decisions(target, { PermissionsBoundaryPolicyInputList })).toEqual(['implicitDeny']);
    },
  },
};
