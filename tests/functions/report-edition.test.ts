import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { forgetPerson } from '../../functions/erasure/forget-person.ts';
import { claimDebts } from '../../shared/debts/debts.store.ts';
import { MAX_ATTEMPTS } from '../../shared/debts/debts.ts';
import { closed } from '../../shared/follow-up/plan.ts';
import { changePerson, erasePerson, findErased } from '../../shared/people/person.store.ts';
import { readReport } from '../../shared/report/report-item.store.ts';
import { keys } from '../../shared/store/keys.ts';
import { editionRuns } from '../support/edition-runs.ts';
import { aPerson, aWorkshop, DAY } from '../support/fixtures.ts';
import { writeEdition } from '../support/in-role.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** Approving is a decision and a debt in one write; a run of the report-edition workflow pays it. */

let staff: Console;
beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());

const MINUTE = 60_000;
const CLOSED = Date.parse('2011-08-22T11:00:30Z');
const NOW = CLOSED + DAY;
const JSON_PLEASE = { accept: 'application/json' };
let count = 0;
let id: string;
let runs: ReturnType<typeof editionRuns>;
beforeEach(async () => {
  count += 1;
  id = `edition-${count}`;
  runs = editionRuns(staff.table, staff.objects);
  const agreed = { named: '2011-07-12T05:00:00Z' };
  await staff.add(closed(aWorkshop({ id }), CLOSED), [
    aPerson({ id: 'n', workshopId: id, name: 'Named Secretary', agreed }),
    aPerson({ id: 'm', workshopId: id, name: 'Another Secretary', agreed }),
    aPerson({ id: 'a', workshopId: id, name: 'Seat a' }),
  ]);
});

const organiser = () => staff.as('organiser@example.org');
const at = (path: string): string => `/staff/w/${id}${path}`;
const StateSchema = z.object({
  state: z.string(),
  edition: z.number(),
  revision: z.number(),
  writing: z.object({ by: z.string(), languages: z.array(z.string()), isGivenUp: z.boolean() }).nullable(),
  editions: z.array(z.object({ number: z.number(), files: z.array(z.object({ key: z.string() })) })),
});
const state = async (now = NOW) =>
  StateSchema.parse((await organiser().send(at('/report'), { headers: JSON_PLEASE, now })).json());
const page = async (now = NOW) => (await organiser().send(at('/report'), { now })).body;
const post = async (path: string, fields: object = {}, now = NOW) =>
  organiser().send(at(path), { json: { seen: (await state()).revision, ...fields }, now });
const approve = (now = NOW) => post('/report/approve', { languages: ['en', 'bn'] }, now);
/** The bucket's objects of this workshop. */
const objects = () => [...staff.objects.keys()].filter((key) => key.startsWith(`reports/${id}/`)).toSorted();
const ownRun = async (now: number) => {
  const [run] = await runs.sweepAt(id, now);
  if (!run) throw new Error('No run was started.');
  return run;
};

describe('an approval', () => {
  test('is answered at once: the edition is being written, and the page says so until it is there', async () => {
    expect((await approve()).json()).toMatchObject({
      state: 'writing',
      writing: { by: 'organiser@example.org', languages: ['en', 'bn'], isGivenUp: false },
    });
    expect(objects()).toEqual([]);
    expect(await page()).toContain('Edition 1 is being written');
    expect(await page()).toContain('See whether it is there');

    expect(await runs.written(id, NOW + MINUTE)).toEqual(['done']);
    expect(await state()).toMatchObject({ state: 'approved', edition: 1, writing: null });
    expect((await state()).editions[0]?.files.map(({ key }) => key).toSorted()).toEqual(objects());
    expect(await page()).not.toContain('being written');
    expect(await page()).toContain('Send it to the participants');
    // Its moment is that of the decision.
    expect((await readReport(staff.table, id)).editions[0]?.approved.at).toBe(new Date(NOW).toISOString());
  });

  test('while one is being written a second one is told so, and owes nothing more', async () => {
    const stale = (await state()).revision;
    await approve();
    const { debts } = await readReport(staff.table, id);
    for (const seen of [stale, stale + 1]) {
      const again = await post('/report/approve', { languages: ['en'], seen });
      expect(again.status).toBe(409);
      expect(JSON.stringify(again.json())).toContain('being written already');
    }
    expect((await readReport(staff.table, id)).debts).toEqual(debts);
    const both = await organiser().send(at('/report/approve'), { form: { languages: 'en', seen: '1' }, now: NOW });
    expect([both.status, both.body.includes('being written already')]).toEqual([409, true]);
  });

  test('two at the very same moment: one is taken, one is told so', async () => {
    const { revision: seen } = await state();
    const statuses = await Promise.all(
      [1, 2].map(
        async () =>
          (await organiser().send(at('/report/approve'), { json: { languages: ['en'], seen }, now: NOW })).status,
      ),
    );
    expect(statuses.toSorted()).toEqual([200, 409]);
    expect(await runs.written(id, NOW)).toEqual(['done']);
    expect((await state()).editions).toHaveLength(1);
  });

  test('freezes the texts: none is changed while the edition is being written', async () => {
    await post('/report/text/executive?language=en', { text: 'As approved' });
    await approve();
    const late = await post('/report/text/executive?language=en', { text: 'Too late' });
    expect([late.status, JSON.stringify(late.json()).includes('is being written')]).toEqual([409, true]);
    await runs.written(id, NOW);
    const read = await organiser().send(at('/report/editions/1/en/html'), { now: NOW });
    expect(read.body).toContain('As approved');
    expect((await post('/report/send')).status).toBe(409);
  });

  test('is taken back while it is being written: the same edition is a draft again, and its run leaves nothing', async () => {
    await approve();
    const run = await ownRun(NOW);
    expect((await post('/report/reopen')).json()).toMatchObject({ state: 'draft', edition: 1, writing: null });
    expect((await writeEdition(runs.context, run, NOW)).next).toBe('stop');
    expect([objects(), (await state()).editions]).toEqual([[], []]);
    await post('/report/text/executive?language=en', { text: 'Better' });
    await approve();
    expect(await runs.written(id, NOW + MINUTE)).toEqual(['done']);
    expect(await state()).toMatchObject({ state: 'approved', edition: 1, editions: [{ number: 1 }] });
  });
});

describe('a run that breaks off', () => {
  /** What the run does to the world, one after the other: each is cut off once. */
  const WRITES = ['the note of the files', 'file 1', 'file 2', 'file 3', 'file 4', 'the edition'] as const;

  test.each(WRITES.map((what, place) => [what, place] as const))(
    'before %s: nobody sees an edition, the next sweep writes it, and the files are the same bytes',
    async (_what, place) => {
      await approve();
      const run = await ownRun(NOW);
      await expect(writeEdition(dyingBefore(place), run, NOW)).rejects.toThrow('cut off');
      expect(await state()).toMatchObject({ state: 'writing', editions: [] });
      const before = objects();

      expect(await runs.written(id, NOW + MINUTE), 'while the lease lasts nobody else writes it').toEqual([]);
      expect(await runs.written(id, NOW + 6 * MINUTE)).toEqual(['done']);
      const after = objects();
      expect(after).toHaveLength(4);
      expect(after).toEqual(expect.arrayContaining(before));
      expect(await readReport(staff.table, id)).toMatchObject({ state: 'approved', drafted: [] });
    },
  );

  test('after its last write, started once more: it finds nothing to do', async () => {
    await approve();
    const run = await ownRun(NOW);
    await writeEdition(runs.context, run, NOW);
    const there = await readReport(staff.table, id);
    expect(await writeEdition(runs.context, run, NOW)).toMatchObject({ next: 'stop' });
    expect(await readReport(staff.table, id)).toEqual(there);
  });

  test('two runs at once: one edition, and the one whose lease was over says nothing', async () => {
    await approve();
    const first = await ownRun(NOW);
    const second = await ownRun(NOW + 6 * MINUTE);
    const ends = await Promise.all([
      writeEdition(runs.context, first, NOW),
      writeEdition(runs.context, second, NOW + 6 * MINUTE),
    ]);
    expect(ends.map(({ next }) => next)).toEqual(['stop', 'done']);
    expect((await state()).editions).toHaveLength(1);
    expect(objects()).toHaveLength(4);
  });

  test('for good: it stands among the problems, and is written when somebody presses “Try again”', async () => {
    await approve();
    let now = NOW;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const [run] = await runs.sweepAt(id, now);
      await expect(writeEdition(dyingBefore(1), run ?? ({} as never), now)).rejects.toThrow('cut off');
      now += DAY;
    }
    await claimDebts(staff.table, keys.report(id), now);
    expect(await state(now)).toMatchObject({ state: 'writing', writing: { isGivenUp: true } });
    expect(await page(now)).toContain('Edition 1 could not be written');
    const overview = (await organiser().send(at(''), { now })).body;
    expect(overview).toContain('The approved report could not be written');
    expect(overview).toContain(`action="/staff/w/${id}/retry"`);

    expect((await organiser().send(at('/retry'), { json: {}, now })).status).toBe(200);
    expect(await runs.written(id, now)).toEqual(['done']);
    expect(await state()).toMatchObject({ state: 'approved', writing: null });
  });

  /** The world as it is up to the run's write of this number. */
  function dyingBefore(place: number): typeof runs.context {
    let writes = 0;
    const counted = async <Result>(act: () => Promise<Result>): Promise<Result> => {
      if (writes === place) throw new Error('cut off');
      writes += 1;
      return act();
    };
    const table: typeof staff.table = Object.create(staff.table, {
      change: {
        value: (...asked: Parameters<typeof staff.table.change>) => counted(() => staff.table.change(...asked)),
      },
      read: { value: (...asked: Parameters<typeof staff.table.read>) => staff.table.read(...asked) },
      query: { value: (...asked: Parameters<typeof staff.table.query>) => staff.table.query(...asked) },
      between: { value: (...asked: Parameters<typeof staff.table.between>) => staff.table.between(...asked) },
    });
    const { reports } = runs.context;
    return {
      ...runs.context,
      table,
      reports: { ...reports, keepFile: (file, bytes) => counted(() => reports.keepFile(file, bytes)) },
    };
  }
});

describe('somebody whom the edition names is erased', () => {
  const erased = async (removed: string[], now = NOW + DAY) => {
    const left = await findErased(staff.table, id, 'n');
    const { claimed } = await claimDebts(staff.table, keys.person(id, 'n'), now);
    const [debt] = claimed;
    if (!left || !debt) throw new Error('Nobody was erased.');
    const files = { remove: async ({ key }: { key: string }) => void removed.push(key) };
    return forgetPerson({ table: staff.table, files }, { workshopId: id, personId: 'n', debt });
  };

  test('while it is being written: the erasure waits for it, and then takes it back with its files', async () => {
    await approve();
    const run = await ownRun(NOW);
    const removed: string[] = [];
    await erasePerson(staff.table, id, 'n', 'organiser', NOW);
    expect(await erased(removed)).toMatchObject({ next: 'stop' });
    expect(removed).toEqual([]);
    await writeEdition(runs.context, run, NOW);
    // It was written of people without the erased one.
    expect((await readReport(staff.table, id)).editions[0]?.names).toEqual(['m']);
    expect(await erased(removed, NOW + 2 * DAY)).toEqual({ next: 'done' });
  });

  test('after a run that stored files and broke off: they go, though no edition came of them', async () => {
    await approve();
    const run = await ownRun(NOW);
    const { reports } = runs.context;
    let kept = 0;
    const breaking: typeof runs.context = {
      ...runs.context,
      reports: {
        ...reports,
        async keepFile(file, bytes) {
          kept += 1;
          if (kept === 3) throw new Error('cut off');
          await reports.keepFile(file, bytes);
        },
      },
    };
    await expect(writeEdition(breaking, run, NOW)).rejects.toThrow('cut off');
    const stored = objects();
    expect(stored).toHaveLength(2);
    await post('/report/reopen');
    await changePerson(staff.table, id, 'm', (person) => ({ ...person, name: 'Somebody Else' }));
    await erasePerson(staff.table, id, 'n', 'organiser', NOW);
    const removed: string[] = [];
    expect(await erased(removed)).toEqual({ next: 'done' });
    expect(removed).toEqual(expect.arrayContaining(stored));
  });
});
