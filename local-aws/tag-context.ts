import type { ContextValue } from './operation.ts';

/** Tags as condition keys: aws:ResourceTag/<key> of what is there. */
export const tagContext = (prefix: string, tags: Record<string, string>): Record<string, ContextValue> =>
  Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]));

/** What a request that sets tags says about them. */
export const requestTagContext = (tags: Record<string, string>): Record<string, ContextValue> =>
  Object.keys(tags).length === 0 ? {} : { ...tagContext('aws:RequestTag', tags), 'aws:TagKeys': Object.keys(tags) };
