import type { ChangeSetSort } from '../../contract/change-set.ts';
import { byText, byTime, type Orders } from '../order.ts';
import type { ChangeSetSummaryRow } from './change-set-store.ts';

/** Every way to order a list of change sets. */
export const changeSetOrders: Orders<ChangeSetSort, ChangeSetSummaryRow> = {
  created: byTime('created_at'),
  stack: byText('stack_name'),
  account: byText('account_id'),
  region: byText('region'),
  state: byText('state'),
};
