import { bringCertificate, doneWith } from '../certificates/bring-certificate.ts';
import { isCertificateArn } from '../certificates/certificate-names.ts';
import { continuesUnvalidated, namesIn } from '../certificates/certificate-properties.ts';
import { obtainCertificate } from '../certificates/obtain-certificate.ts';
import { removeCertificate, removeStrays } from '../certificates/remove-certificate.ts';
import type { Deps } from '../deps.ts';
import { describeError, isDefinite } from '../describe-error.ts';
import type { ResourceRequest } from '../request.ts';
import type { AtDeadline, Check, Done, Outcome, Resource } from '../resource.ts';

/** Known once ACM was asked. To ask again is to ask the same, so a look without it finds it. */
type State = { arn: string } | undefined;

/**
 * A certificate of ACM in us-east-1, where CloudFront takes it from, for a stack in any region. Its physical id is its ARN. Its
 * removal never holds a stack for long: whoever serves with it gives it up late, and what is left is swept later.
 */
export const usEast1SslCertificate: Resource = {
  // what a failed Create has left is found by its tags, whatever id comes back
  deletesByStack: true,
  physicalId: (request) => `certificate-${request.StackId.split('/').at(-1)}-${request.LogicalResourceId}`,
  create: (deps, request) => begin(deps, request),
  update: (deps, request) => begin(deps, request),
  delete: async (deps, request): Promise<Outcome> =>
    (await remove(deps, request)) === 'gone' ? {} : { later: 'removal' },
  again: { Create: 'validation', Update: 'validation', Delete: 'removal' },
  stop: (deps, request) => removeStrays(deps, request, [request.PhysicalResourceId]),
  checks: {
    validation: {
      waitsFor: "ACM finding the domain's DNS records; the log of the agent commander and ACM in us-east-1 show them",
      run: async (deps, request, { state, last }) => {
        const arn = (state as State)?.arn ?? (await obtainCertificate(deps, request));
        return settled(deps, request, await bringCertificate(deps, request, arn, last));
      },
      atDeadline: (request, state): AtDeadline => {
        const arn = (state as State)?.arn;
        if (arn === undefined || !continuesUnvalidated(request.ResourceProperties))
          return { code: 'not_validated', reason: 'ACM has not validated the domain in time. Try again.' };
        const unknown = `see the certificate in ACM: ${arn}`;
        return { ...doneWith(arn, 'PENDING_VALIDATION', [unknown]), reason: 'The domain is not validated yet.' };
      },
    } satisfies Check,
    removal: {
      waitsFor: 'whatever still serves with the certificate',
      // CloudFront gives a certificate up within minutes of its distribution, when it does
      waitMs: 900_000,
      run: async (deps, request, { last }) => {
        const ending = await remove(deps, request).catch((error: unknown) => {
          if (!last || isDefinite(error)) throw error;
          deps.log('The certificate could not be removed in time.', { ...describeError(error) });
          return 'left' as const;
        });
        if (ending === 'gone') return {};
        return last ? { data: { LeftBehind: nameOf(request) }, deliver: 'sweep' } : 'not yet';
      },
      atDeadline: (request) => ({
        reason: `Still there: ${nameOf(request)}. The agent goes on trying for fourteen days.`,
      }),
      thenDeliver: 'sweep',
    } satisfies Check,
    sweep: {
      run: async (deps, request) => {
        // requests are signed by the second
        const ending = await remove(deps, request, deps.askedAt + 1000);
        return ending === 'gone' ? {} : 'not yet';
      },
      atDeadline: { reason: 'The certificate was in use for fourteen days.' },
    } satisfies Check,
  },
};

const begin = async (deps: Deps, request: ResourceRequest): Promise<Outcome> => {
  const arn = await obtainCertificate(deps, request);
  const ending = await settled(deps, request, await bringCertificate(deps, request, arn, false));
  return ending === 'not yet' ? { later: 'validation', state: { arn } satisfies State } : ending;
};

/** An Update that failed over new names has left a certificate that only the Update back to the former ones can know of. */
const settled = async (deps: Deps, request: ResourceRequest, ending: Done | 'not yet'): Promise<Done | 'not yet'> => {
  if (ending === 'not yet' || request.RequestType !== 'Update') return ending;
  const [names, former] = [request.ResourceProperties, request.OldResourceProperties ?? {}].map((one) =>
    namesIn(one).sort().join(),
  );
  if (names !== former)
    await removeStrays(deps, request, [request.PhysicalResourceId, ending.physicalId]).catch((error: unknown) =>
      deps.log('What was left could not be removed.', { ...describeError(error) }),
    );
  return ending;
};

/** A Create that failed was told no ARN. */
const nameOf = (request: ResourceRequest): string =>
  isCertificateArn(request.PhysicalResourceId, request)
    ? request.PhysicalResourceId
    : `a certificate for ${namesIn(request.ResourceProperties)[0] ?? 'no domain'}`;

/** Long after the Delete, a certificate made since is the stack's again. */
const remove = async (deps: Deps, request: ResourceRequest, madeBy?: number): Promise<'gone' | 'in use'> => {
  const id = request.PhysicalResourceId;
  if (isCertificateArn(id, request)) return removeCertificate(deps, request, id);
  await removeStrays(deps, request, [], madeBy);
  return 'gone';
};
