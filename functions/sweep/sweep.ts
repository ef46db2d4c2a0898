import { claimDebts, dueAt } from '../../shared/debts/debts.store.ts';
import type { DebtKind } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { faultOf } from '../../shared/fault.ts';
import { addressOf, executionName, type Key } from '../../shared/store/keys.ts';
import type { Table } from '../../shared/store/table.store.ts';

/** Starts an execution that pays a debt. A name that is taken already is that very execution: no error. */
export type Start = (kind: DebtKind, name: string, run: Run) => Promise<void>;

export interface SweepOutcome {
  readonly started: number;
  /** Debts given up after too many attempts: a person has to look. */
  readonly parked: number;
  /** Items whose debts could not be claimed or started now: a later sweep does. */
  readonly failed: number;
  /** How long the longest owed of what was claimed has been owed. What waits for its next attempt is not due. */
  readonly oldestDebtSeconds: number;
}

/**
 * Claims every debt that is due at `now` (epoch ms) and starts a run for each. One item that fails stops no other.
 */
export async function sweep(table: Table, start: Start, now: number): Promise<SweepOutcome> {
  let [started, parked, failed, oldestDebtSeconds] = [0, 0, 0, 0];
  for await (const key of dueAt(table, now)) {
    try {
      const claims = await claimDebts(table, key, now);
      parked += claims.parked.length;
      oldestDebtSeconds = Math.max(oldestDebtSeconds, claims.owedForSeconds);
      if (claims.parked.length > 0) {
        console.error({ message: 'Given up: a person has to look.', key: describe(key), debts: claims.parked });
      }
      for (const debt of claims.claimed) {
        const name = executionName(key, debt.kind, debt.revision, debt.attempt);
        await start(debt.kind, name, { ...addressOf(key), debt });
        started += 1;
        console.info({ message: 'A run was started.', execution: name, cause: debt.cause });
      }
    } catch (error) {
      failed += 1;
      console.error({ message: 'A due item was left for the next sweep.', key: describe(key), fault: faultOf(error) });
    }
  }
  return { started, parked, failed, oldestDebtSeconds };
}

/** Keys hold random tokens, never names or addresses of people. */
const describe = ({ pk, sk }: Key): string => `${pk} / ${sk}`;
