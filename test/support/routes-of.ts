import type { FastifyInstance } from 'fastify';

export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its parameters in braces. */
  path: string;
  takesBody: boolean;
};

/** Every route that the API's description has; a route that is not in it is hidden on purpose. */
export const routesOf = (app: FastifyInstance): Route[] => {
  const { paths = {} } = app.swagger() as { paths?: Record<string, Record<string, { requestBody?: unknown }>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => ({
      method: method.toUpperCase() as Route['method'],
      path,
      takesBody: requestBody !== undefined,
    })),
  );
};
