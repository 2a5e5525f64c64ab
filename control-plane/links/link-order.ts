import { sql } from 'kysely';
import type { LinkSort } from '../../contract/link.ts';
import { byText, byTime, type Orders } from '../order.ts';
import type { LinkRow } from './link-store.ts';
import { regionsReadyOf, regionsWantedOf } from './regions-of.ts';

/** Every way to order a list of links. */
export const linkOrders: Orders<LinkSort, LinkRow> = {
  created: byTime('created_at'),
  seen: byTime('last_seen_at'),
  name: byText('name'),
  account: byText('account_id'),
  state: byText('state'),
  version: {
    column: sql`string_to_array(coalesce(version, '0'), '.')::int[]`,
    given: (value) => sql`string_to_array(${value}::text, '.')::int[]`,
    valueOf: ({ version }) => version ?? '0',
    isValue: /^\d{1,9}(\.\d{1,9}){0,2}$/,
  },
  // by how many are missing, so that the accounts that need somebody come together
  regions: {
    column: sql`(
      jsonb_array_length(jsonb_path_query_array(regions, '$[*] ? (@.state == "ready")')) - coalesce(
        nullif(jsonb_array_length(regions_wanted), 0),
        jsonb_array_length(jsonb_path_query_array(regions, '$[*] ? (@.state != "not-enabled")'))
      )
    )`,
    given: (value) => sql`${value}::int`,
    valueOf: (row) => String(regionsReadyOf(row) - regionsWantedOf(row)),
    isValue: /^-?\d{1,4}$/,
  },
};
