import { describe, expect, test } from 'vitest';
import { LOOKED_AT_MOST } from '../../functions/follow-up/send-page.ts';
import { claimDebts } from '../../shared/debts/debts.store.ts';
import type { Run } from '../../shared/debts/run.ts';
import { keys } from '../../shared/store/keys.ts';
import { countedTable } from '../support/counted-table.ts';
import { followUpScene } from '../support/follow-up-scene.ts';

/** What a step costs a person does not depend on how many people there are. */

const LARGE = process.env.AFTERWORD_TESTS === 'all' ? 100_000 : 2_000;
const PER_SECOND = 14;

/** Sends the invitation to so many people, handing on from run to run, and counts what each person cost. */
async function invite(people: number) {
  const { table, counts, reads, reset } = countedTable();
  const scene = followUpScene(table);
  await scene.given(Array.from({ length: people }, (_, index) => ({ id: `p${String(index).padStart(6, '0')}` })));
  scene.context.quota = async () => ({ perSecond: PER_SECOND, leftToday: 1_000_000 });
  const due = await scene.timeOf('invitation');
  reset();
  let runs = 0;
  for (let outcome = 'handed on'; outcome === 'handed on'; runs += 1) {
    const { claimed } = await claimDebts(table, keys.workshop(scene.id), due);
    const debt = claimed.find(({ kind }) => kind === 'follow-up');
    if (!debt) throw new Error('nothing is owed');
    const run: Run = { workshopId: scene.id, debt };
    outcome = await scene.execute(run, due);
  }
  const { get, put, query } = counts;
  return {
    runs,
    reads,
    mostAtOnce: counts.mostAtOnce,
    mailed: scene.ses.received.length,
    perPerson: (get + put + query) / people,
  };
}

describe(`from 65 to ${LARGE.toLocaleString('en')} people`, () => {
  test('a person costs as many calls, is read once with the page and once at sending, and no run holds more than a page', async () => {
    const [small, large] = [await invite(65), await invite(LARGE)];
    expect([small.mailed, large.mailed]).toEqual([65, LARGE]);
    expect(large.perPerson).toBeLessThanOrEqual(small.perPerson);
    expect(new Set(small.reads.values())).toEqual(new Set([2]));
    expect(large.mostAtOnce).toBeLessThanOrEqual(LOOKED_AT_MOST);
    expect(large.runs).toBe(Math.ceil(LARGE / PER_SECOND / 500));
  }, 600_000);
});
