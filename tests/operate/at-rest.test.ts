import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Archive, Item } from '../../infra/operate/move/archive.ts';
import { partition } from '../../infra/operate/move/export.ts';
import { heldItem, heldWorkshop, resumedWorkshop } from '../../infra/operate/move/hold.ts';
import { importWorkshop } from '../../infra/operate/move/import.ts';
import { partitionOf } from '../../infra/operate/move/items.ts';
import type { Place } from '../../infra/operate/move/place.ts';
import { resumeWorkshop } from '../../infra/operate/move/resume.ts';
import { firstDue } from '../../shared/debts/debts.ts';
import { cancel, reschedule, withDeadlineGiven, withReportOwed } from '../../shared/follow-up/plan.ts';
import { pausePlan, resumePlan, skipStep } from '../../shared/follow-up/plan-edits.ts';
import { keys } from '../../shared/store/keys.ts';
import { changeWorkshop, readWorkshop, WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { aWorkshop, DAY, T0 } from '../support/fixtures.ts';
import { startTable } from '../support/table.ts';

/** A workshop that moves between deployments stands in both for a while, and goes on in one. */

describe('a workshop at rest', () => {
  const resting = heldWorkshop(aWorkshop({ id: 'resting' }), T0);

  test('owes nothing that a sweep would find, and goes on as it stood', () => {
    expect(firstDue(resting.debts)).toBeUndefined();
    const { revision, ...going } = resumedWorkshop(resting);
    const { revision: before, ...was } = aWorkshop({ id: 'resting' });
    expect(going).toEqual(was);
    expect(revision).toBeGreaterThan(before);
    expect(heldWorkshop(resting, T0 + DAY)).toBe(resting);
    const untouched = aWorkshop();
    expect(resumedWorkshop(untouched)).toBe(untouched);
    // As an earlier version held it.
    const { atRest: _, ...older } = resting;
    expect(firstDue(resumedWorkshop(older).debts)).toBe(firstDue(untouched.debts));
  });

  test.each<[string, (workshop: Workshop) => Workshop]>([
    ['resuming the plan', resumePlan],
    ['pausing it', (workshop) => pausePlan(workshop, 'o', T0)],
    ['skipping a step', (workshop) => skipStep(workshop, 'invitation', 'o', T0)],
    ['other dates', (workshop) => reschedule(workshop, { starts: '2011-08-08', ends: '2011-08-09' }, 'r', 'o', T0)],
    ['calling it off', (workshop) => cancel(workshop, 'r', 'o', T0)],
    ['more time for somebody', (workshop) => withDeadlineGiven(workshop, T0 + 90 * DAY)],
    [
      'sending the report',
      (workshop) => withReportOwed({ ...workshop, closedAt: new Date(T0).toISOString() }, 1, { by: 'o', now: T0 }),
    ],
  ])('refuses %s, and says whom to ask', (_, change) => {
    expect(() => change(resting)).toThrow(/is at rest here.*ask whoever operates Afterword/);
  });
});

describe('in the table', () => {
  let engine: Awaited<ReturnType<typeof startTable>>;
  let place: Place;
  beforeAll(async () => {
    engine = await startTable();
    const items = DynamoDBDocumentClient.from(engine.client);
    place = { name: 'here', asked: '--local here', table: 'table', ballots: 'ballots', items } as Place;
  });
  afterAll(() => engine.stop());

  const due = async (id: string): Promise<string[]> =>
    (await partition(place, 'table', partitionOf(id))).flatMap(({ due, sk }) => (due ? [String(sk)] : []));

  test('given it is at rest, when something comes to be owed all the same, then that waits, too', async () => {
    const workshop = heldWorkshop(aWorkshop({ id: 'owing' }), T0);
    await engine.table.insert(WorkshopItem, keys.workshop('owing'), workshop);
    await changeWorkshop(engine.table, 'owing', (found) => ({ ...found, debts: aWorkshop().debts }));
    expect(await due('owing')).toEqual([]);
    expect(await resumeWorkshop(place, 'owing')).toEqual({ wasAtRest: true, waited: 1, pausedBy: undefined });
    expect(await due('owing')).toEqual(['WORKSHOP']);
  });

  test('given a plan that staff had paused, when it goes on, then the plan stays paused, and who did is said', async () => {
    const paused = pausePlan(aWorkshop({ id: 'paused' }), 'olive@example.org', T0);
    await engine.table.insert(WorkshopItem, keys.workshop('paused'), heldWorkshop(paused, T0));
    expect(await resumeWorkshop(place, 'paused')).toMatchObject({ wasAtRest: true, pausedBy: 'olive@example.org' });
    expect((await readWorkshop(engine.table, 'paused')).paused?.by).toBe('olive@example.org');
  });

  test('given an export of a workshop at rest, when it is imported with --resume, then it goes on; else it rests', async () => {
    await engine.table.insert(WorkshopItem, keys.workshop('moved'), aWorkshop({ id: 'moved' }));
    const [item] = await partition(place, 'table', partitionOf('moved'));
    const exported: Item = heldItem(item ?? {}, T0);
    await engine.table.remove(WorkshopItem, keys.workshop('moved'), () => true);
    const archive = {
      folder: 'a folder',
      items: [exported],
      ballots: [],
      manifest: { workshop: { id: 'moved' }, files: [] },
    };
    const taken = (resume: boolean) =>
      importWorkshop(place, archive as unknown as Archive, { resume, withLinkKeys: false, now: T0 });
    await taken(false);
    expect(await due('moved')).toEqual([]);
    await engine.table.remove(WorkshopItem, keys.workshop('moved'), () => true);
    await taken(true);
    expect(await due('moved')).toEqual(['WORKSHOP']);
    expect((await readWorkshop(engine.table, 'moved')).atRest).toBeUndefined();
    await expect(taken(true)).rejects.toThrow('goes on with npm run import -- --resume --workshop moved --local here');
  });
});
