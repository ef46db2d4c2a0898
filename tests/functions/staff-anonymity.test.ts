import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reschedule } from '../../shared/follow-up/plan.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { changeWorkshop, readWorkshop } from '../../shared/workshop/workshop.store.ts';
import { aPerson, aWorkshop, aWorkshopFile, DAY, HOUR } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** Whether feedback is anonymous: chosen by an organiser, fixed once the forms have opened; and what staff see then. */

let scene: Console;
beforeAll(async () => {
  scene = await startConsole();
});
afterAll(() => scene?.stop());

const opens = opensAt(aWorkshopFile());
const [before, open] = [opens - DAY, opens + HOUR];
let made = 0;
async function given(anonymous: boolean, people: Parameters<typeof aPerson>[0][] = []) {
  made += 1;
  const id = `anon${made}`;
  await scene.add(
    aWorkshop({ id, feedback: { anonymous } }),
    people.map((each) => aPerson({ ...each, workshopId: id })),
  );
  const address = `/staff/w/${id}/feedback`;
  const organiser = scene.as('organiser@example.org');
  return {
    id,
    address,
    organiser,
    choose: (choice: string, now: number, email = 'organiser@example.org') =>
      scene.as(email).send(address, { json: { anonymous: choice }, now }),
    isAnonymous: async () => (await readWorkshop(scene.table, id)).details.feedback.anonymous,
  };
}

describe('the choice', () => {
  test('is an organiser’s until the forms open', async () => {
    const { choose, isAnonymous, organiser, address } = await given(false);
    expect((await organiser.send(address, { now: before })).body).toContain('Make the feedback anonymous');
    expect((await choose('yes', before, 'reviewer@example.org')).status).toBe(403);
    expect((await choose('yes', before)).status).toBe(200);
    expect(await isAnonymous()).toBe(true);
    expect((await organiser.send(address, { form: { anonymous: 'no' }, now: before })).status).toBe(303);
    expect(await isAnonymous()).toBe(false);
  });

  test.each([true, false])('given the forms have opened, then it stays (anonymous: %s)', async (anonymous) => {
    const { choose, isAnonymous, organiser, address } = await given(anonymous);
    expect((await choose(anonymous ? 'no' : 'yes', opens)).status).toBe(409);
    expect(await isAnonymous()).toBe(anonymous);
    // What is so already may be said again.
    expect((await choose(anonymous ? 'yes' : 'no', open)).status).toBe(200);
    expect((await organiser.send(address, { now: open })).body).not.toContain('name="anonymous"');
  });

  test('given they had opened and the workshop was moved ahead since, then it still stays', async () => {
    const { id, choose, isAnonymous } = await given(true);
    const to = { starts: '2011-09-02', ends: '2011-09-03' };
    await changeWorkshop(scene.table, id, (found) => reschedule(found, to, 'A strike.', 'organiser@example.org', open));
    expect((await choose('no', open + HOUR)).status).toBe(409);
    expect(await isAnonymous()).toBe(true);
  });

  test('given the workshop’s file is sent once more with another choice, then nothing changes', async () => {
    const { id, organiser, isAnonymous } = await given(true);
    const file = aWorkshopFile({ id, feedback: { anonymous: false } });
    for (const now of [before, open]) {
      expect((await organiser.send('/staff/workshops', { json: file, now })).status).toBe(409);
    }
    expect(await isAnonymous()).toBe(true);
  });
});

describe('what staff see of anonymous feedback', () => {
  const served = { served: { blinded: 'ab'.repeat(32) } };

  test('is who took part, and nothing of what was answered', async () => {
    const { id, organiser, address } = await given(true, [{ id: 'a', ...served }, { id: 'b' }]);
    const page = (await organiser.send(address, { now: open })).body;
    expect(page).toContain('The feedback of this workshop is anonymous.');
    expect(page).toContain('Results are told once');
    const json = async (path: string) =>
      (await organiser.send(path, { now: open, headers: { accept: 'application/json' } })).json();
    expect(await json(address)).toEqual({ anonymous: true, served: 1, cast: null, neverCast: null });
    expect(await json(`/staff/w/${id}`)).toMatchObject({ feedback: { given: 1, of: 2 } });
    const person = await json(`/staff/w/${id}/people/a`);
    expect(person).toMatchObject({ gave: { feedback: true }, feedbackAt: null });
    expect(JSON.stringify(person)).not.toContain('abab');
    expect((await organiser.send(`/staff/w/${id}/people/a`, { now: open })).body).toContain(
      'A ballot for the anonymous feedback',
    );
  });

  test('is, once the report is there, how many ballots were handed out and never cast', async () => {
    const { id, organiser, address } = await given(true, [
      { id: 'a', ...served },
      { id: 'b', ...served },
    ]);
    const at = new Date(open).toISOString();
    await changeWorkshop(scene.table, id, (found) => ({
      ...found,
      closedAt: at,
      report: { key: 'k', sha256: 's', at, cast: 1 },
    }));
    const reply = await organiser.send(address, { now: open, headers: { accept: 'application/json' } });
    expect(reply.json()).toEqual({ anonymous: true, served: 2, cast: 1, neverCast: 1 });
  });
});
