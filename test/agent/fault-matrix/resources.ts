import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Properties } from '../../../agent/request.ts';
import { agentCopies } from './agent-copies.ts';
import { certificatesLeft, domain, makeHostedZone } from './certificates.ts';
import { edgeFunctionsLeft, makeEdgeRole } from './edge-functions.ts';
import { copyRegion, homeRegion, type Place, type ResourceUnderTest } from './resource-under-test.ts';

const linkId = '3f0f8a4e-6d1f-4f0e-9d57-0d5f0a1c2b3d';

/** What both custom resources of the agent stack carry. */
const agentProperties = (place: Place): Properties => ({
  Version: '1.5.4',
  CodeHash: place.codeHash,
  LinkId: linkId,
  NamePrefix: 'stackery',
  AssetsBucket: '',
});

/** Every custom resource of the agent. */
export const resources: ResourceUnderTest[] = [
  {
    type: 'Custom::StackeryHelloWorld',
    properties: () => ({ Name: 'world' }),
    change: { Name: 'moon' },
    oldShapes: [{}, { Name: ['world'] }],
    neverFails: ['Delete'],
    givenUp: true,
    steps: { Create: 2, Update: 2, Delete: 2 },
  },
  {
    type: 'Custom::StackeryExistingResource',
    properties: () => ({ Kind: 'queue', Name: 'orders' }),
    change: { Kind: 'topic', Name: 'orders' },
    prepare: async ({ aws, account }) => {
      await aws.client(SQSClient, account, homeRegion).send(new CreateQueueCommand({ QueueName: 'orders' }));
      await aws.client(SNSClient, account, homeRegion).send(new CreateTopicCommand({ Name: 'orders' }));
    },
    oldShapes: [{}, { Type: 'queue', Name: 'orders' }],
    neverFails: ['Delete'],
    steps: { Create: 4, Update: 4, Delete: 4 },
  },
  {
    type: 'Custom::Stackery',
    properties: (place) => ({
      ...agentProperties(place),
      RoleArn: place.commanderRoleArn,
      TopicArn: `arn:aws:sns:${homeRegion}:${place.accountId}:stackery-cloudformation-notifications`,
      RegionStates: `[{"region":"${homeRegion}","state":"ready"}]`,
    }),
    change: { ExternalIdFingerprint: '1d2c3b4a5968' },
    oldShapes: [{}, { LinkId: linkId }, { LinkId: linkId, RegionStates: 'eu-west-1,us-east-1' }],
    neverFails: ['Update', 'Delete'],
    givenUp: true,
    steps: { Create: 4, Update: 4, Delete: 6 },
  },
  {
    type: 'Custom::StackeryAgentCommanderBootstrap',
    properties: (place) => ({
      ...agentProperties(place),
      Regions: [copyRegion],
      CommanderRoleArn: place.commanderRoleArn,
      HandlerRoleArn: place.handlerRoleArn,
    }),
    change: { Refresh: 'again' },
    leftovers: agentCopies,
    oldShapes: [{}, { Regions: 'us-east-1, eu-west-1' }, { regions: ['us-east-1'], stackTags: { a: 'b' } }],
    neverFails: [],
    steps: { Create: 18, Update: 13, Delete: 17 },
  },
  {
    type: 'Custom::StackeryUsEast1SSLCertificate',
    // a clock that jumps for another case must not end the wait of this one
    properties: ({ made }) => ({ DomainName: domain, HostedZoneId: made['zone'], IfNotValidated: 'continue' }),
    change: { Tags: [{ Key: 'team', Value: 'shop' }] },
    prepare: makeHostedZone,
    leftovers: certificatesLeft,
    oldShapes: [{}, { domainName: domain, hostedZoneId: 'Z0' }, { DomainName: domain, Tags: { team: 'shop' } }],
    neverFails: [],
    steps: { Create: 9, Update: 7, Delete: 11 },
  },
  {
    type: 'Custom::StackeryEdgeFunction',
    properties: ({ made }) => ({
      Runtime: 'nodejs22.x',
      Role: made['edgeRole'],
      Code: { ZipFile: "exports.handler = async () => ({ status: '200' });" },
    }),
    change: { Description: 'changed' },
    prepare: makeEdgeRole,
    leftovers: edgeFunctionsLeft,
    oldShapes: [{}, { FunctionName: 'resource' }, { Code: { S3Bucket: 'gone', S3Key: 'site.zip' } }],
    neverFails: [],
    steps: { Create: 8, Update: 9, Delete: 7 },
  },
  {
    type: 'Custom::StackeryOfTomorrow',
    properties: () => ({ Name: 'unknown' }),
    change: { Name: 'still unknown' },
    oldShapes: [{}],
    neverFails: ['Delete'],
    unknown: true,
    steps: { Create: 2, Update: 2, Delete: 2 },
  },
];
