import { models } from './models.ts';
import { shapeOf, traitsOf, type Shape, type Structure } from './shape.ts';
import { routeOf, type Route } from './routes.ts';

export type OperationModel = { name: string; input: Shape; output: Shape; route: Route | undefined };

/** What the wire knows of a service: its operations with their shapes and routes, and its error shapes. */
export type ServiceModel = {
  service: string;
  xmlNamespace: string;
  /** The namespace of error types in JSON answers. */
  errorNamespace: string;
  operations: Map<string, OperationModel>;
  /** By shape name, and by the code of the query protocol where that differs. */
  errors: Map<string, Structure>;
};

const build = (service: string, client: object): ServiceModel => {
  const model: ServiceModel = {
    service,
    xmlNamespace: models[service]?.xmlNamespace ?? '',
    errorNamespace: '',
    operations: new Map(),
    errors: new Map(),
  };
  for (const schema of Object.values(client)) {
    if (!Array.isArray(schema)) continue;
    const [kind, namespace, name, traits, input, output] = schema as unknown[];
    if (kind === 9) {
      const shape = shapeOf(input);
      const http = traitsOf(traits)['http'] as [string, string, number] | undefined;
      model.errorNamespace = models[service]?.errorNamespace ?? String(namespace);
      model.operations.set(String(name), {
        name: String(name),
        input: shape,
        output: shapeOf(output),
        route: http && routeOf(http, shape),
      });
    } else if (kind === -3) {
      const shape = shapeOf(schema) as Structure;
      model.errors.set(shape.name, shape);
      const queryCode = (shape.traits['awsQueryError'] as [string, number] | undefined)?.[0];
      if (queryCode !== undefined && !model.errors.has(queryCode)) model.errors.set(queryCode, shape);
    }
  }
  return model;
};

const loaded = new Map<string, Promise<ServiceModel>>();

export const loadServiceModel = (service: string): Promise<ServiceModel> | undefined => {
  const source = models[service];
  if (source === undefined) return undefined;
  let model = loaded.get(service);
  if (model === undefined) {
    model = source.load().then((client) => build(service, client));
    loaded.set(service, model);
  }
  return model;
};
