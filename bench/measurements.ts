import type { Measurement } from './measurement.ts';
import { agentStartUp } from './measurements/agent-start-up.ts';
import { cliStartUp } from './measurements/cli-start-up.ts';
import { dashboard } from './measurements/dashboard.ts';
import { faultMatrix } from './measurements/fault-matrix.ts';
import { localAws } from './measurements/local-aws.ts';
import { stackEvents } from './measurements/stack-events.ts';

/** Everything that is measured, in the order it is shown. */
export const measurements: Measurement[] = [agentStartUp, cliStartUp, dashboard, faultMatrix, localAws, stackEvents];
