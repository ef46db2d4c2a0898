import * as z from 'zod';
import type { ItemType } from '../store/item-type.ts';
import { type Key, KeySchema } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import { claim, type DebtKind, type Debts, DebtsSchema, type DebtTicket, owedForSeconds } from './debts.ts';

/** Any item that can owe something, whatever else it holds. The index attributes are derived anew at each write. */
export const OwingItem: ItemType<{ debts: Debts }> = {
  schema: z.looseObject({ debts: DebtsSchema }).transform(({ due: _due, dueAt: _dueAt, ...item }) => item),
  debts: (item) => item.debts,
};

/** The keys of items with a debt due at `now` (epoch ms), earliest first. From the index, so it may lag: claim decides. */
export async function* dueAt(table: Table, now: number): AsyncGenerator<Key> {
  let start: Record<string, unknown> | undefined;
  do {
    const { items, next } = await table.query({
      IndexName: 'due',
      KeyConditionExpression: 'due = :due AND dueAt <= :now',
      ExpressionAttributeValues: { ':due': 'DUE', ':now': new Date(now).toISOString() },
      ...(start && { ExclusiveStartKey: start }),
    });
    for (const item of items) yield KeySchema.parse(item);
    start = next;
  } while (start);
}

export interface Claims {
  readonly claimed: readonly DebtTicket[];
  readonly parked: readonly DebtKind[];
  /** How long the longest owed of what was claimed has been owed. */
  readonly owedForSeconds: number;
}

/** Claims what is due of one item, on the item itself. */
export async function claimDebts(table: Table, key: Key, now: number): Promise<Claims> {
  let outcome: Claims = { claimed: [], parked: [], owedForSeconds: 0 };
  await table.change(OwingItem, key, (item) => {
    const { debts, claimed, parked } = claim(item.debts, now);
    const longest = Math.max(0, ...claimed.map((ticket) => owedForSeconds(debts, ticket, now)));
    outcome = { claimed, parked, owedForSeconds: longest };
    return claimed.length + parked.length === 0 ? item : { ...item, debts };
  });
  return outcome;
}
