export type WorkspaceTable = { id: string; name: string; created_at: Date };
