import type { Aws, ClientClass } from './aws.ts';
import { assumeRole, type SessionCredentials } from './assume-role.ts';
import { appErrorOf, awsErrorOf } from './aws-error.ts';
import { retryOnlyRealSkew } from './retry-only-real-skew.ts';
import type { RoleAccess } from './role-access.ts';

type Answer = { $metadata: { requestId?: string | undefined } };

/**
 * Calls AWS as the link's role: session and client are reused, AWS's request id is collected for the audit log, and
 * what AWS throws becomes our error.
 */
export const callAs = async <Client, Output extends Answer>(
  aws: Aws,
  access: RoleAccess,
  Class: ClientClass<Client, { credentials: SessionCredentials }>,
  operation: string,
  call: (client: Client) => Promise<Output>,
): Promise<Output> => {
  const session = await assumeRole(aws, access);
  let client = session.clients.get(Class) as Client | undefined;
  if (!client) {
    client = retryOnlyRealSkew(new Class({ ...aws.clientOptions(access.region), credentials: session.credentials }));
    session.clients.set(Class, client);
  }
  try {
    const output = await call(client);
    if (output.$metadata.requestId) access.requestIds?.push(output.$metadata.requestId);
    return output;
  } catch (error) {
    const requestId = awsErrorOf(error)?.requestId;
    if (requestId) access.requestIds?.push(requestId);
    throw appErrorOf(error, { operation, access });
  }
};
