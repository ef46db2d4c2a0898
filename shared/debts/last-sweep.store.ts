import * as z from 'zod';
import type { ItemType } from '../store/item-type.ts';
import { keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';

/** That the sweep runs, where whoever may not read a log can see it: one small item, written anew by each sweep. */
export const LastSweepSchema = z.object({
  ranAt: z.iso.datetime(),
  /** Items whose debts it could not claim or start. */
  failed: z.int().nonnegative(),
});
export type LastSweep = z.infer<typeof LastSweepSchema>;
const LastSweepItem: ItemType<LastSweep> = { schema: LastSweepSchema };

/** Notes that a sweep came to its end; `now` in epoch ms. One that is older than what is noted changes nothing. */
export async function noteSweep(table: Table, now: number, failed: number): Promise<void> {
  const ran = { ranAt: new Date(now).toISOString(), failed };
  const noted = await table.change(LastSweepItem, keys.lastSweep, (last) =>
    Date.parse(last.ranAt) >= now ? last : ran,
  );
  // Of two first ones at once, either will do.
  if (!noted) await table.insert(LastSweepItem, keys.lastSweep, ran);
}

/** `undefined` where none has run yet. */
export const lastSweep = (table: Table): Promise<LastSweep | undefined> => table.read(LastSweepItem, keys.lastSweep);
