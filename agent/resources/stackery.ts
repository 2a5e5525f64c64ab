import { ControlPlaneError } from '../../contract/client.ts';
import type { Unregistration, Verdict } from '../../contract/registration.ts';
import { AgentError } from '../agent-error.ts';
import type { Deps } from '../deps.ts';
import { describeError } from '../describe-error.ts';
import { fitList } from '../fit-list.ts';
import { callInSession } from '../registration/session.ts';
import { registrationOf } from '../registration/registration-of.ts';
import { textOf, type ResourceRequest } from '../request.ts';
import type { Check, Done, Outcome, Resource } from '../resource.ts';

const path = '/agent/v1/registration';

/**
 * Reports the agent stack to the control plane. Only a Create can fail, and only by a definite refusal: a customer's stack
 * is never rolled back, wedged or kept alive because the control plane is slow or gone.
 */
export const stackery: Resource = {
  agentStackOnly: true,
  physicalId: (request) => `stackery:link:${linkOf(request)}`,

  create: async (deps, request): Promise<Outcome> => {
    const verdict = await undecidedWhenUnreachable(deps, () => register(deps, request));
    return verdict === 'pending' ? { later: 'verdict' } : {};
  },

  // a second refusal, during the rollback of an update, would wedge the stack: a problem shows in the dashboard
  update: async (deps, request) => deliverOrKeep(deps, () => register(deps, request)),

  delete: async (deps, request) => {
    const body = await unregistrationOf(deps, request);
    // the queue that would keep the message goes with this stack
    const delivered = await deliverOrKeep(deps, () => unregister(deps, request, body), 3);
    return {
      ...delivered,
      data: { CommanderUsers: fitList(body.commanderUsers?.map(({ stackId }) => stackId) ?? []) },
    };
  },
  insteadOfFailure: { Update: { deliver: 'delivery' }, Delete: { deliver: 'delivery' } },

  again: { Create: 'verdict' },
  checks: {
    verdict: {
      waitsFor: 'the verdict of the control plane',
      waitMs: 300_000,
      run: async (deps, request) => {
        const verdict = await undecidedWhenUnreachable(deps, () => register(deps, request));
        return verdict === 'pending' ? 'not yet' : {};
      },
      atDeadline: { reason: 'Installed. The control plane has not confirmed the link yet; it will when it has.' },
      // registering twice is registering once, so this also covers that the first one never arrived
      thenDeliver: 'delivery',
    } satisfies Check,
    delivery: {
      run: async (deps, request): Promise<Done> => {
        if (request.RequestType === 'Delete') await unregister(deps, request, await unregistrationOf(deps, request));
        else await put(deps, request);
        return {};
      },
      atDeadline: { reason: 'The registration was not delivered within fourteen days.' },
    } satisfies Check,
  },
};

const linkOf = (request: ResourceRequest): string => textOf(request.ResourceProperties, 'LinkId');

const put = (deps: Deps, request: ResourceRequest): Promise<Verdict> =>
  callInSession<Verdict>(deps, linkOf(request) || deps.config.linkId, 'PUT', path, {
    body: registrationOf(request, deps.config.namePrefix),
  });

/** Throws what the customer can act on when the control plane refuses. */
const register = async (deps: Deps, request: ResourceRequest): Promise<'linked' | 'pending'> => {
  const { verdict, code, reason } = await put(deps, request);
  if (verdict === 'pending' || verdict === 'linked') return verdict;
  throw new AgentError(code ?? 'rejected', reason ?? `The control plane answered that this link is ${verdict}.`);
};

const unregister = (deps: Deps, request: ResourceRequest, body: Unregistration): Promise<Verdict> =>
  callInSession<Verdict>(deps, linkOf(request) || deps.config.linkId, 'DELETE', path, { body });

const unregistrationOf = async (deps: Deps, request: ResourceRequest): Promise<Unregistration> => {
  const [{ findLeftBehind }, { findCommanderUsers }] = await Promise.all([
    import('../registration/find-left-behind.ts'),
    import('../registration/find-commander-users.ts'),
  ]);
  const [leftBehind, commanderUsers] = await Promise.all([
    findLeftBehind(deps, request),
    findCommanderUsers(deps, request),
  ]);
  return { requestId: request.RequestId, stackId: request.StackId, leftBehind, commanderUsers };
};

const undecidedWhenUnreachable = async (
  deps: Deps,
  ask: () => Promise<'linked' | 'pending'>,
): Promise<'linked' | 'pending'> => {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ControlPlaneError) || error.definite) throw error;
    deps.log('The control plane gave no verdict.', { ...describeError(error) });
    return 'pending';
  }
};

const deliverOrKeep = async (deps: Deps, deliver: () => Promise<unknown>, attempts = 1): Promise<Done> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      await deliver();
      return {};
    } catch (error) {
      deps.log('The registration was not taken.', { ...describeError(error) });
      if (error instanceof AgentError || (error instanceof ControlPlaneError && error.definite)) return {};
      if (attempt < attempts) await deps.clock.sleep(attempt * 2000, deps.signal);
    }
  }
  return { deliver: 'delivery' };
};
