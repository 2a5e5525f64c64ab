import type { ExistingKind } from './existing/existing-kind.ts';

/** Value of the property Kind → implementation; each brings the client of one service only. */
export const existingKinds: Record<string, () => Promise<ExistingKind>> = {
  database: async () => (await import('./existing/database.ts')).existingDatabase,
  function: async () => (await import('./existing/function.ts')).existingFunction,
  'graph-database': async () => (await import('./existing/graph-database.ts')).existingGraphDatabase,
  queue: async () => (await import('./existing/queue.ts')).existingQueue,
  stream: async () => (await import('./existing/stream.ts')).existingStream,
  table: async () => (await import('./existing/table.ts')).existingTable,
  topic: async () => (await import('./existing/topic.ts')).existingTopic,
  'virtual-network': async () => (await import('./existing/virtual-network.ts')).existingVirtualNetwork,
};
