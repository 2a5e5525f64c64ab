import { countFaults } from '../../test/agent/fault-matrix/counts.ts';
import type { Measurement } from '../measurement.ts';

/** Counted, not run: the tests run it, and fail unless each of these requests gets exactly one answer by its deadline. */
export const faultMatrix: Measurement = {
  name: 'fault matrix',
  async measure() {
    const { faults, types, total } = countFaults();
    return [
      {
        what: `requests of ${types.length} resource types that meet one of ${faults.length} faults in the tests`,
        ours: total,
        beside: { name: 'answers that the tests demand', value: total },
        unit: 'in all',
        aim: '1',
      },
    ];
  },
};
