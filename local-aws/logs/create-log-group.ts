import type { CreateLogGroupRequest } from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { checkGroupName, checkOneOf, invalidParameter, onGroup } from './log-groups.ts';
import { requestTagContext } from '../tag-context.ts';
import { logsState } from './state.ts';
import { checkTags } from './tags.ts';

const logGroupClasses = ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'];

export const createLogGroup: Operation<CreateLogGroupRequest, object> = {
  authorize: (call, { logGroupName = '', tags = {} }) => {
    const context = requestTagContext(tags);
    return [
      ...onGroup(call, 'CreateLogGroup', logGroupName, context),
      ...(Object.keys(tags).length > 0 ? onGroup(call, 'TagResource', logGroupName, context) : []),
    ];
  },
  run: ({ world, account, region }, { logGroupName: name = '', tags, logGroupClass = 'STANDARD' }) => {
    checkGroupName(name);
    checkTags(tags);
    if (/^aws\//i.test(name)) throw invalidParameter('Log groups starting with AWS/ are reserved for AWS.');
    checkOneOf('logGroupClass', logGroupClass, logGroupClasses);
    const { groups } = logsState(world, account, region);
    if (groups.has(name)) {
      throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');
    }
    groups.set(name, { name, createdAt: world.clock.now(), logGroupClass, tags: { ...tags }, streams: new Map() });
    return {};
  },
  lacks: ['kmsKeyId', 'deletionProtectionEnabled'],
};
