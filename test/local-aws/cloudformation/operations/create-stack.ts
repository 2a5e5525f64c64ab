import {
  CreateStackCommand,
  DescribeStackEventsCommand,
  ListStackResourcesCommand,
  type Capability,
  type CreateStackCommandInput,
  type OnFailure,
} from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import {
  cfnOf,
  createStack,
  failing,
  makeShell,
  makeStack,
  oneTopic,
  stackAtRest,
  templateOf,
  topic,
} from '../make-stack.ts';

const create = (target: Target, input: Partial<CreateStackCommandInput>) => createStack(target, input);
const role = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
  },
};

export const createStackTest: OperationTest = {
  fact: 'CloudFormation API reference, CreateStack; user guide, stack failure options: roll back, do nothing, delete; capabilities for IAM resources; a client request token makes a repeated call the same one. AWS also takes CreateStack on the shell of a change set. What is wrong with rollback triggers and stack policies: recorded from AWS in localstack/localstack tests/aws/services/cloudformation. An output of what is not made: run on AWS in getmoto/moto tests/test_cloudformation/test_conditions.py; awslabs/aws-api-gateway-developer-portal 216. Tags: aws-quickstart/quickstart-examples 39, elastic/cloud-on-k8s 9232.',
  shape: {
    'answers the id, made of region, account, name and a UUID, and that of the operation': async (target) => {
      const { name, id, operationId } = await create(target, {});
      expect(operationId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(id).toMatch(
        new RegExp(
          `^arn:aws:cloudformation:${target.region}:${target.accountId}:stack/${name}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`,
        ),
      );
    },
    'takes the id of the request from the caller': async (target) => {
      const input = { StackName: target.unique('token'), ClientRequestToken: target.unique('token') };
      const { id, operationId } = await create(target, input);
      const again = new CreateStackCommand({ ...input, TemplateBody: oneTopic() });
      expect(await cfnOf(target).send(again)).toMatchObject({ StackId: id, OperationId: operationId });
    },
  },
  validation: {
    ...refusals(create, {
      'refuses a name that begins with a digit': [
        { StackName: '1st' },
        'ValidationError',
        "1 validation error detected: Value '1st' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*",
      ],
      'refuses a template without resources': [
        { TemplateBody: '{"Resources":{}}' },
        'ValidationError',
        'Template format error: At least one Resources member must be defined.',
      ],
      'refuses a resource that is no object': [
        { TemplateBody: '{"Resources":{"Topic":"AWS::SNS::Topic"}}' },
        'ValidationError',
        /^Template format error: (Any Resources member must be an object|\[\/Resources\/Topic\] resource definition is malformed)/,
      ],
      'refuses a template that names what it has not': [
        {
          TemplateBody: templateOf({ Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: { Ref: 'Name' } } } }),
        },
        'ValidationError',
        'Template format error: Unresolved resource dependencies [Name] in the Resources block of the template',
      ],
      'refuses an output of a resource that its condition leaves out': [
        {
          TemplateBody: templateOf(
            { Topic: topic('a'), Other: topic('b', { Condition: 'Never' }) },
            {
              Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
              Outputs: { Name: { Value: { Ref: 'Other' } } },
            },
          ),
        },
        'ValidationError',
        'Unresolved resource dependencies [Other] in the Outputs block of the template',
      ],
      'refuses resources that wait for each other': [
        { TemplateBody: templateOf({ A: topic('a', { DependsOn: 'B' }), B: topic('b', { DependsOn: 'A' }) }) },
        'ValidationError',
        /^Circular dependency between resources: \[(A, B|B, A)\]$/,
      ],
      'refuses a parameter that the template has not': [
        { Parameters: [{ ParameterKey: 'Colour', ParameterValue: 'red' }] },
        'ValidationError',
        'Parameters: [Colour] do not exist in the template',
      ],
      'refuses to go without a parameter that has no default': [
        {
          TemplateBody: templateOf(
            { Topic: topic('one') },
            { Parameters: { Colour: { Type: 'String' }, Size: { Type: 'Number', Default: '1' } } },
          ),
        },
        'ValidationError',
        'Parameters: [Colour] must have values',
      ],
      'refuses a capability that there is not': [
        { Capabilities: ['CAPABILITY_ALL' as Capability] },
        'ValidationError',
        /^1 validation error detected: Value '\[CAPABILITY_ALL\]' at 'capabilities' failed to satisfy constraint: Member must satisfy constraint: \[Member must satisfy enum value set: \[.*\]\]$/,
      ],
      'refuses another way to fail, and no time at all': [
        { OnFailure: 'RETRY' as OnFailure, TimeoutInMinutes: 0 },
        'ValidationError',
        /^2 validation errors detected: Value 'RETRY' at 'onFailure' failed to satisfy constraint: Member must satisfy enum value set: \[.*\]; Value '0' at 'timeoutInMinutes' failed to satisfy constraint: Member must have value greater than or equal to 1$/,
      ],
      'refuses a tag of the kind that AWS makes': [
        { Tags: [{ Key: 'aws:team', Value: 'a' }] },
        'ValidationError',
        'aws: prefixed tag key names are not allowed for external use.',
      ],
      'refuses two tags of one key': [
        {
          Tags: [
            { Key: 'team', Value: 'a' },
            { Key: 'team', Value: 'b' },
          ],
        },
        'ValidationError',
        'Tags contain duplicate keys; tag keys must be unique',
      ],
      'refuses a tag without a value': [
        { Tags: [{ Key: 'team', Value: undefined }] },
        'ValidationError',
        "1 validation error detected: Value null at 'tags.1.member.value' failed to satisfy constraint: Member must not be null",
      ],
      'refuses a stack policy that is none': [
        { StackPolicyBody: '{no' },
        'ValidationError',
        'Error validating stack policy: Invalid stack policy',
      ],
      'refuses to watch what is no alarm': [
        { RollbackConfiguration: { RollbackTriggers: [{ Arn: 'x', Type: 'Another' }] } },
        'ValidationError',
        'Rollback Trigger Type not supported',
      ],
      'refuses an alarm without its place': [
        {
          RollbackConfiguration: {
            RollbackTriggers: [
              { Arn: 'arn:aws:cloudwatch:us-east-1:123456789012:example-name', Type: 'AWS::CloudWatch::Alarm' },
            ],
          },
        },
        'ValidationError',
        "RelativeId of a Rollback Trigger's ARN is incorrect",
      ],
      'refuses an address that is not in S3': [
        { TemplateURL: 'https://example.com/template.json' },
        'ValidationError',
        'TemplateURL must be a supported URL.',
      ],
    }),
    'refuses a role that is not acknowledged': async (target) => {
      await expect(create(target, { TemplateBody: templateOf({ Role: role }) })).rejects.toMatchObject(
        refusal('InsufficientCapabilitiesException', 'Requires capabilities : [CAPABILITY_IAM]'),
      );
    },
    'refuses the name of a stack that is there': async (target) => {
      const { name } = await makeStack(target);
      await expect(create(target, { StackName: name })).rejects.toMatchObject(
        refusal('AlreadyExistsException', `Stack [${name}] already exists`),
      );
    },
  },
  behaviour: {
    'makes the resources': async (target) => {
      const { name, id } = await create(target, {});
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
      const { StackResourceSummaries } = await cfnOf(target).send(new ListStackResourcesCommand({ StackName: name }));
      expect(StackResourceSummaries).toMatchObject([
        {
          LogicalResourceId: 'Topic',
          PhysicalResourceId: expect.stringMatching(new RegExp(`:${name}-Topic-[0-9A-Za-z]+$`)),
          ResourceStatus: 'CREATE_COMPLETE',
        },
      ]);
    },
    'takes away what it made when a resource fails': async (target) => {
      const { id } = await create(target, {
        TemplateBody: templateOf({ Good: topic('one'), Bad: failing(target, { DependsOn: 'Good' }) }),
      });
      expect(await stackAtRest(target, id)).toMatchObject({
        StackStatus: 'ROLLBACK_COMPLETE',
        DeletionTime: expect.any(Date),
      });
      const { StackEvents = [] } = await cfnOf(target).send(new DescribeStackEventsCommand({ StackName: id }));
      const rolledBack = StackEvents.find(({ ResourceStatus }) => ResourceStatus === 'ROLLBACK_IN_PROGRESS');
      expect(rolledBack?.ResourceStatusReason).toContain('The following resource(s) failed to create: [Bad].');
    },
    'leaves everything when it shall do nothing': async (target) => {
      const { id } = await create(target, {
        OnFailure: 'DO_NOTHING',
        TemplateBody: templateOf({ Good: topic('one'), Bad: failing(target, { DependsOn: 'Good' }) }),
      });
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'CREATE_FAILED', DisableRollback: true });
    },
    'goes altogether when it shall be deleted': async (target) => {
      const { id } = await create(target, { OnFailure: 'DELETE', TemplateBody: templateOf({ Bad: failing(target) }) });
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'DELETE_COMPLETE' });
    },
    'takes the value that is given to a parameter, and no default': async (target) => {
      const Parameters = { Colour: { Type: 'String', Default: 'red' } };
      const { id } = await create(target, {
        TemplateBody: templateOf({ Topic: topic('one') }, { Parameters }),
        Parameters: [{ ParameterKey: 'Colour', ParameterValue: 'blue' }],
      });
      expect((await stackAtRest(target, id)).Parameters).toEqual([{ ParameterKey: 'Colour', ParameterValue: 'blue' }]);
    },
    'watches no alarms, and says so': onlyLocally('alarms', async (target) => {
      const Arn = `arn:aws:cloudwatch:${target.region}:${target.accountId}:alarm:loud`;
      const RollbackConfiguration = { RollbackTriggers: [{ Arn, Type: 'AWS::CloudWatch::Alarm' }] };
      await expect(create(target, { RollbackConfiguration })).rejects.toMatchObject(
        refusal('NotImplemented', /CreateStack with RollbackConfiguration\.RollbackTriggers/),
      );
    }),
    'takes on the shell of a change set, under its id': async (target) => {
      const { stackName, stackId } = await makeShell(target);
      const { id } = await create(target, { StackName: stackName });
      expect(id).toBe(stackId);
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
    },
  },
};
