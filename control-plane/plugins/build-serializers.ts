import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';

type SharedSchemas = Record<string, unknown>;
type BuildSerializer = ReturnType<typeof SerializerSelector>;

/**
 * Each serializer is built from the shared schemas that it refers to, and one for all routes that answer alike. Fastify's own
 * way gives every shared schema to each, which checks them all again: that was half of the time to build the app.
 */
export const buildSerializers: BuildSerializer = (externalSchemas, options) => {
  const shared = (externalSchemas ?? {}) as SharedSchemas;
  const build = SerializerSelector();
  const built = new Map<string, ReturnType<ReturnType<BuildSerializer>>>();
  return (route) => {
    const text = JSON.stringify(route.schema);
    const serialize = built.get(text) ?? build(referredIn(text, shared), options)(route);
    built.set(text, serialize);
    return serialize;
  };
};

const referredIn = (text: string, shared: SharedSchemas, found: SharedSchemas = {}): SharedSchemas => {
  for (const [, id = ''] of text.matchAll(/"\$ref":"([^"#]+)#/g)) {
    if (id in found || !(id in shared)) continue;
    found[id] = shared[id];
    referredIn(JSON.stringify(shared[id]), shared, found);
  }
  return found;
};
