import { listOf, object, replacing, required, string } from '../property.ts';
import { compact, record, text } from '../resource-properties.ts';
import type { ResourceType } from '../resource-type.ts';
import type { Properties } from '../stack-state.ts';

export const lambdaAlias: ResourceType = {
  properties: {
    Description: string,
    FunctionName: required(replacing(string)),
    FunctionVersion: required(string),
    Name: required(replacing(string)),
    RoutingConfig: object({
      AdditionalVersionWeights: listOf(
        object({ FunctionVersion: required(string), FunctionWeight: required({ type: 'Any' }) }),
      ),
    }),
  },
  absent: ['ProvisionedConcurrencyConfig'],
  attributes: ['AliasArn'],
  nameProperty: 'Name',
  async create(context, properties) {
    const { AliasArn } = await context.call<{ AliasArn: string }>('lambda', 'CreateAlias', inputOf(properties));
    context.initiated(AliasArn);
    return { physicalId: AliasArn, attributes: { AliasArn } };
  },
  async update(context, { physicalId, attributes }, properties) {
    await context.call('lambda', 'UpdateAlias', inputOf(properties));
    return { physicalId, attributes };
  },
  async delete(context, { properties: { FunctionName, Name } }) {
    await context.call('lambda', 'DeleteAlias', { FunctionName, Name });
  },
};

const inputOf = (properties: Properties) => ({
  FunctionName: properties['FunctionName'],
  Name: properties['Name'],
  FunctionVersion: properties['FunctionVersion'],
  ...compact({
    Description: text(properties['Description']),
    RoutingConfig:
      properties['RoutingConfig'] === undefined
        ? undefined
        : { AdditionalVersionWeights: weightsOf(record(properties['RoutingConfig'])) },
  }),
});

const weightsOf = ({ AdditionalVersionWeights }: Record<string, unknown>): Record<string, number> =>
  Object.fromEntries(
    ((AdditionalVersionWeights ?? []) as { FunctionVersion: string; FunctionWeight: string }[]).map(
      ({ FunctionVersion, FunctionWeight }) => [FunctionVersion, Number(FunctionWeight)],
    ),
  );
