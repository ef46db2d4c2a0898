import { afterAll, beforeAll, expect, it } from 'vitest';
import { healthRoutes } from '../../functions/public/health.ts';
import { noteSweep } from '../../shared/debts/last-sweep.store.ts';
import { browserLike } from '../support/browser-like.ts';
import { T0 } from '../support/fixtures.ts';
import { startTable } from '../support/table.ts';

const MINUTE = 60_000;
let engine: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

it('says whether the sweep runs, to anybody, and nothing else', async () => {
  const browser = browserLike(healthRoutes({ table: engine.table }));
  const asked = async (now: number) => {
    const { status, headers, json } = await browser.send('/health', { now });
    return { status, again: headers['retry-after'], kept: headers['cache-control'], said: json() };
  };
  // Given a deployment in which none has run yet, it is late
  expect(await asked(T0)).toEqual({
    status: 503,
    again: '10',
    kept: 'private, no-store',
    said: { status: 'late', sweptAt: null, now: new Date(T0).toISOString() },
  });
  // When one has run, it is well for five minutes, and no longer
  await noteSweep(engine.table, T0, 0);
  const sweptAt = new Date(T0).toISOString();
  expect(await asked(T0 + 5 * MINUTE)).toMatchObject({ status: 200, said: { status: 'ok', sweptAt } });
  expect(await asked(T0 + 5 * MINUTE + 1)).toMatchObject({ status: 503, said: { status: 'late', sweptAt } });
  // The next one makes it well again; and one that comes late takes nothing back
  await noteSweep(engine.table, T0 + 6 * MINUTE, 2);
  await noteSweep(engine.table, T0 + 4 * MINUTE, 0);
  expect(await asked(T0 + 7 * MINUTE)).toMatchObject({
    status: 200,
    said: { sweptAt: new Date(T0 + 6 * MINUTE).toISOString() },
  });
});
