import { physicalName } from '../physical-name.ts';
import { ResourceFailure, type ResourceContext, type ResourceType } from '../resource-type.ts';
import type { Properties } from '../stack-state.ts';

/** `Custom::…` and AWS::CloudFormation::CustomResource: somebody else's code, asked over Lambda or SNS. */
export const customResource: ResourceType = {
  properties: 'any',
  attributes: 'any',
  async create(context, properties) {
    checkToken(properties);
    const { physicalId, data, noEcho } = await context.ask({ requestType: 'Create', properties });
    context.initiated(physicalId);
    return { physicalId, attributes: data, noEcho };
  },
  async update(context, current, properties) {
    checkToken(properties);
    if (properties['ServiceToken'] !== current.properties['ServiceToken'])
      throw new ResourceFailure('Modifying service token is not allowed.');
    const { physicalId, data, noEcho } = await context.ask({
      requestType: 'Update',
      physicalId: current.physicalId,
      properties,
      oldProperties: current.properties,
    });
    return { physicalId, attributes: data, noEcho };
  },
  async delete(context, { physicalId, properties }) {
    await context.ask({ requestType: 'Delete', physicalId, properties });
  },
};

/** The id in the Delete of a resource whose Create never said one. */
export const inventedPhysicalId = (context: Pick<ResourceContext, 'stackName' | 'logicalId'>): string =>
  physicalName(context, 255);

const checkToken = (properties: Properties): void => {
  const { ServiceToken, ServiceTimeout } = properties;
  if (typeof ServiceToken !== 'string' || ServiceToken === '')
    throw new ResourceFailure('Property ServiceToken cannot be empty.');
  if (ServiceTimeout !== undefined && !(Number(ServiceTimeout) >= 1 && Number(ServiceTimeout) <= 3600))
    throw new ResourceFailure('ServiceTimeout must be an integer between 1 and 3600.');
};
