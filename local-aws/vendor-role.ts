import type { Account } from './accounts.ts';
import { uniqueId } from './iam/ids.ts';
import { iamState } from './iam/store.ts';
import type { World } from './world.ts';

const controlPlaneRoleName = 'StackeryControlPlane';

/** The role that a control plane in the vendor's account runs as: it assumes customers' roles and reads releases. */
export const addControlPlaneRole = (world: World, vendor: Account): string => {
  const arn = `arn:${world.partition}:iam::${vendor.id}:role/${controlPlaneRoleName}`;
  const statement = (Action: string[], Resource: string) => ({ Effect: 'Allow', Action, Resource });
  iamState(world, vendor.id).roles.set(controlPlaneRoleName, {
    name: controlPlaneRoleName,
    path: '/',
    id: uniqueId('AROA'),
    arn,
    createdAt: world.clock.now(),
    description: 'What a control plane needs in its own account.',
    maxSessionDuration: 3600,
    trustPolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: `arn:${world.partition}:iam::${vendor.id}:root` },
        Action: 'sts:AssumeRole',
      },
    }),
    trusted: new Map(),
    boundary: undefined,
    tags: {},
    inline: new Map([
      [
        'control-plane',
        JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            statement(['sts:AssumeRole', 'sts:SetSourceIdentity'], '*'),
            statement(['s3:GetObject', 's3:ListBucket'], `arn:${world.partition}:s3:::*`),
          ],
        }),
      ],
    ]),
    attached: [],
    lastUsed: undefined,
    knownFrom: world.clock.now(),
  });
  return arn;
};
