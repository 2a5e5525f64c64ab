import type { ControlPlaneStub } from '../../support/start-control-plane-stub.ts';

/** What the control plane says to an agent that it knows. */
export const answerAsUsual = (controlPlane: ControlPlaneStub): void => {
  controlPlane.answer('PUT /agent/v1/registration', { status: 202, body: { verdict: 'linked' } });
  controlPlane.answer('DELETE /agent/v1/registration', { status: 200, body: { verdict: 'unlinked' } });
};
