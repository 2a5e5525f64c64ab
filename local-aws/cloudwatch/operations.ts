import type { Service } from '../operation.ts';
import { getMetricData } from './get-metric-data.ts';
import { getMetricStatistics } from './get-metric-statistics.ts';
import { listMetrics } from './list-metrics.ts';

export const cloudwatch: Service = {
  name: 'monitoring',
  protocols: ['query', 'json-1.0', 'rpc-v2-cbor'],
  operations: {
    GetMetricData: getMetricData,
    GetMetricStatistics: getMetricStatistics,
    ListMetrics: listMetrics,
  },
};
