import type { OperationTest } from '../../support/operation-test.ts';
import { disableRegion } from './operations/disable-region.ts';
import { enableRegion } from './operations/enable-region.ts';
import { getRegionOptStatus } from './operations/get-region-opt-status.ts';
import { listRegions } from './operations/list-regions.ts';

export const accountOperationTests: Record<string, OperationTest> = {
  DisableRegion: disableRegion,
  EnableRegion: enableRegion,
  GetRegionOptStatus: getRegionOptStatus,
  ListRegions: listRegions,
};
