/** What a stack's making and its update may well pass over. */
export const toldOrUnchecked: readonly string[] = [
  // Only ever told.
  'Parameters[].ResolvedValue',
  // Only change sets are validated before deployment here; a stack's own operations go on as with validation disabled.
  'DisableValidation',
];
