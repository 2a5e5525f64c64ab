import type { Properties } from '../stack-state.ts';

/** BeforeContext and AfterContext: the whole resource as JSON text. */
export const contextText = (properties: Properties, metadata?: unknown): string =>
  JSON.stringify({ Properties: properties, ...(metadata === undefined ? {} : { Metadata: metadata }) });

/** A single value as a change set shows it: text as it stands, anything else as JSON. */
export const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
