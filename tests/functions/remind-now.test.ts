import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { leavesAt, withActDone, withActTakenBack } from '../../shared/follow-up/acts.ts';
import { changePerson, readParticipant } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { withoutReminders } from '../../shared/people/reminders.ts';
import { DAY } from '../support/fixtures.ts';
import { type FollowUpScene, followUpScene } from '../support/follow-up-scene.ts';
import { startTable } from '../support/table.ts';

/** Staff remind outside of the plan. */

let engine: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

let scene: FollowUpScene;
beforeEach(() => {
  scene = followUpScene(engine.table);
});

const NOW = Date.parse('2011-07-19T05:00:00Z');
const BY = 'organiser@example.org';
const change = (id: string, how: (person: Person) => Person) => changePerson(engine.table, scene.id, id, how);
async function remind(id: string, batch: string, now: number): Promise<number> {
  const workshop = await scene.workshop();
  const participant = await readParticipant(engine.table, scene.id, id);
  await change(id, (person) =>
    withActDone(workshop, { ...participant, person }, { kind: 'remind', batch, by: BY, now }),
  );
  return leavesAt(workshop, now);
}

describe('a reminder by staff', () => {
  test('is the merged mail of what is still open, with the way out of reminders, and goes out once', async () => {
    await scene.given([{ id: 'a' }]);
    const leaves = await remind('a', 'b1', NOW);
    await remind('a', 'b1', NOW + 1000);
    expect(await scene.sweepAndRun(NOW + 60_000, ['letter'])).toEqual([]);
    expect(await scene.sweepAndRun(leaves, ['letter'])).toEqual(['letters done']);
    expect(scene.ses.received).toHaveLength(1);
    const [mail] = scene.ses.received;
    expect(mail?.occurrence).toBe('remind-now-1');
    expect(mail?.text).toContain('Your feedback on the sessions you attended');
    expect(mail?.text).toMatch(/\/u\//);
    expect(await scene.intent('a', 'remind-now-1')).toMatchObject({ why: `${BY} reminds of what is still open` });
    await remind('a', 'b1', leaves + DAY);
    expect(await scene.sweepAndRun(leaves + 2 * DAY, ['letter'])).toEqual([]);
  });

  test('taken back in time never leaves', async () => {
    await scene.given([{ id: 'a' }]);
    const leaves = await remind('a', 'b1', NOW);
    await change('a', (person) => withActTakenBack(person, 'b1', BY, NOW + 1000));
    expect(await scene.sweepAndRun(leaves + DAY, ['letter'])).toEqual([]);
    expect(scene.ses.received).toEqual([]);
  });

  test('is not sent to whoever answered or turned reminders off before it left, and the history says so', async () => {
    await scene.given([{ id: 'a' }, { id: 'b' }]);
    const at = new Date(NOW).toISOString();
    const leaves = await remind('a', 'b1', NOW);
    await remind('b', 'b1', NOW);
    await change('a', (person) => ({ ...person, declined: { feedback: at, swot: at } }));
    await change('b', (person) => withoutReminders(person, NOW));
    await scene.sweepAndRun(leaves, ['letter']);
    expect(scene.ses.received).toEqual([]);
    expect(await scene.intent('a', 'remind-now-1')).toMatchObject({ state: 'withheld', why: 'owes nothing' });
    expect(await scene.intent('b', 'remind-now-1')).toMatchObject({ state: 'withheld', why: 'turned reminders off' });
  });

  test('to whoever was never written to is the invitation', async () => {
    await scene.given([{ id: 'a' }]);
    const leaves = await remind('a', 'b1', NOW);
    await scene.sweepAndRun(leaves, ['letter']);
    expect(scene.ses.received[0]?.subject).toMatch(/^Your feedback/);
  });
});
