import type { Stack } from '@aws-sdk/client-cloudformation';

/** The values of a stack's parameters, those by default among them. */
export const stackParameters = ({ Parameters = [] }: Pick<Stack, 'Parameters'>): Record<string, string> =>
  Object.fromEntries(Parameters.map(({ ParameterKey = '', ParameterValue = '' }) => [ParameterKey, ParameterValue]));
