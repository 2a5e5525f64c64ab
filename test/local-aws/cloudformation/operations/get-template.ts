import { GetTemplateCommand, type GetTemplateCommandInput, type TemplateStage } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, makeChangeSet, makeStack, oneTopic, sharedStack, unknownStack } from '../make-stack.ts';

const get = (target: Target, input: GetTemplateCommandInput) => cfnOf(target).send(new GetTemplateCommand(input));

export const getTemplate: OperationTest = {
  fact: 'CloudFormation API reference, GetTemplate: the text as it was given, of a stack or of a change set.',
  shape: {
    'answers the text, and which stages there are': async (target) => {
      const { name, template } = await sharedStack(target);
      expect(await get(target, { StackName: name })).toMatchObject({
        TemplateBody: template,
        StagesAvailable: ['Original', 'Processed'],
      });
    },
    'keeps what was written as YAML': async (target) => {
      const TemplateBody = '# why\nResources:\n  Topic: { Type: AWS::SNS::Topic }\n';
      const { name } = await makeStack(target, { TemplateBody });
      expect((await get(target, { StackName: name })).TemplateBody).toBe(TemplateBody);
    },
  },
  validation: {
    ...refusals(get, {
      'refuses a change set by its name alone': [
        { ChangeSetName: 'alone' },
        'ValidationError',
        'StackName is a required parameter.',
      ],
      'refuses a stage that there is not': [
        { StackName: 'any', TemplateStage: 'Final' as TemplateStage },
        'ValidationError',
        /^1 validation error detected: Value 'Final' at 'templateStage' failed to satisfy constraint: Member must satisfy enum value set: \[/,
      ],
    }),
    'refuses a stack that does not exist': async (target) => {
      const StackName = unknownStack(target);
      await expect(get(target, { StackName })).rejects.toMatchObject(
        refusal('ValidationError', `Stack with id ${StackName} does not exist`),
      );
    },
    'refuses a change set that does not exist': async (target) => {
      const { name: StackName } = await sharedStack(target);
      await expect(get(target, { StackName, ChangeSetName: 'none' })).rejects.toMatchObject(
        refusal('ChangeSetNotFoundException', 'ChangeSet [none] does not exist'),
      );
    },
  },
  behaviour: {
    'has the template of a change set beside that of its stack': async (target) => {
      const { name: StackName } = await makeStack(target);
      const { name: ChangeSetName } = await makeChangeSet(target, { StackName });
      expect((await get(target, { StackName, ChangeSetName })).TemplateBody).toBe(oneTopic('two'));
      expect((await get(target, { StackName })).TemplateBody).toBe(oneTopic('one'));
    },
    'has loops written out in its processed form': async (target) => {
      const loop = ['Name', ['A', 'B'], { 'Topic${Name}': { Type: 'AWS::SNS::Topic' } }];
      const TemplateBody = JSON.stringify({
        Transform: 'AWS::LanguageExtensions',
        Resources: { 'Fn::ForEach::Topics': loop },
      });
      const { name: StackName } = await makeStack(target, { TemplateBody, Capabilities: ['CAPABILITY_AUTO_EXPAND'] });
      expect((await get(target, { StackName })).TemplateBody).toBe(TemplateBody);
      const { TemplateBody: text = '' } = await get(target, { StackName, TemplateStage: 'Processed' });
      expect(JSON.parse(text)).toEqual({
        Resources: { TopicA: { Type: 'AWS::SNS::Topic' }, TopicB: { Type: 'AWS::SNS::Topic' } },
      });
    },
  },
};
