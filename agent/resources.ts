import type { Resource } from './resource.ts';

/** Resource type → implementation, loaded only when asked for: nobody waits for what his request does not need. */
export const resources: Record<string, () => Promise<Resource>> = {
  'Custom::Stackery': async () => (await import('./resources/stackery.ts')).stackery,
  'Custom::StackeryAgentCommanderBootstrap': async () => (await import('./resources/bootstrap.ts')).bootstrap,
  'Custom::StackeryEdgeFunction': async () => (await import('./resources/edge-function.ts')).edgeFunction,
  'Custom::StackeryExistingResource': async () => (await import('./resources/existing-resource.ts')).existingResource,
  'Custom::StackeryHelloWorld': async () => (await import('./resources/hello-world.ts')).helloWorld,
  'Custom::StackeryUsEast1SSLCertificate': async () =>
    (await import('./resources/us-east-1-ssl-certificate.ts')).usEast1SslCertificate,
};
