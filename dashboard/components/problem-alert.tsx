import Alert from '@cloudscape-design/components/alert';
import { ControlPlaneError } from '../../contract/client.ts';
import type { Problem } from '../../contract/problem.ts';

/** An error as people can act on it: what happened, what to do, and the code to look for. */
export const ErrorAlert = ({ error, onRetry }: { error: unknown; onRetry?: () => void }) => {
  const known = error instanceof ControlPlaneError ? error : undefined;
  return (
    <Alert
      type="error"
      header={known?.message ?? 'Something went wrong on this page.'}
      {...(onRetry ? { buttonText: 'Try again', onButtonClick: onRetry } : {})}
    >
      {known?.hint ?? 'Load the page again; if it stays, tell the operator of this control plane.'}
      {known && (
        <>
          {' '}
          <code>{known.code}</code>
          {known.requestId && <> (request {known.requestId})</>}
        </>
      )}
    </Alert>
  );
};

export const ProblemAlert = ({ problem }: { problem: Problem }) => (
  <Alert type="warning" header={problem.reason}>
    <strong>What to do:</strong> {problem.hint} <code>{problem.code}</code>
  </Alert>
);
