import { isRecord, type TemplateResource } from '../template/template.ts';
import { hashOrder } from './hash-order.ts';

/** BeforeContext and AfterContext: the whole resource as JSON text, with what its template says beside the properties. */
export const contextText = ({
  Properties = {},
  Metadata,
  UpdateReplacePolicy,
  DeletionPolicy,
}: TemplateResource): string =>
  JSON.stringify({ Properties: inHashOrder(Properties), Metadata, UpdateReplacePolicy, DeletionPolicy });

const inHashOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inHashOrder);
  if (!isRecord(value)) return value;
  return Object.fromEntries(hashOrder(Object.keys(value)).map((key) => [key, inHashOrder(value[key])]));
};

/** A single value as a change set shows it: text as it stands, anything else as JSON. */
export const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
