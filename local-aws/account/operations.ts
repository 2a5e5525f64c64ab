import type { Service } from '../operation.ts';
import { disableRegion } from './disable-region.ts';
import { enableRegion } from './enable-region.ts';
import { getRegionOptStatus } from './get-region-opt-status.ts';
import { listRegions } from './list-regions.ts';

export const account: Service = {
  name: 'account',
  protocols: ['rest-json'],
  global: true,
  operations: {
    DisableRegion: disableRegion,
    EnableRegion: enableRegion,
    GetRegionOptStatus: getRegionOptStatus,
    ListRegions: listRegions,
  },
};
