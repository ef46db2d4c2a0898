import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancel, reschedule } from '../../shared/follow-up/plan.ts';
import type { Person } from '../../shared/people/person.ts';
import { closesFor, deadlineOf, opensAt } from '../../shared/workshop/calendar.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { aWorkshop, DAY, HOUR, T0 } from '../support/fixtures.ts';
import { type Participants, startParticipants } from '../support/participants.ts';

/** What a person reads of dates: the workshop's, moved or cancelled, and the own deadline. */

const BY = 'organiser@example.org';
const small = aWorkshop();
const moved = reschedule(
  aWorkshop({ id: 'moved' }),
  { starts: '2011-07-15', ends: '2011-07-16' },
  'The hall <b>was</b> taken',
  BY,
  T0,
);
const cancelled = cancel(aWorkshop({ id: 'cancelled' }), 'The hall <b>burnt</b> down', BY, T0);
const during = opensAt(small.details) + HOUR;
const UNTIL = '2011-08-25T11:00:00Z';

let people: Participants;
beforeAll(async () => {
  people = await startParticipants(small, moved, cancelled);
});
afterAll(() => people.stop());

const homeOf = ({ workshopId, id }: Person): string => `/w/${workshopId}/p/${id}`;
async function open(person: Person, page: string, now: number) {
  return (await people.arrive(person, now)).send(`${homeOf(person)}${page}`, { now });
}
const seatAt = ({ details }: Workshop) => people.seat({ workshopId: details.id });

describe('the calendar entry', () => {
  test('given the workshop lies ahead, then my page offers it, under the name of the notices', async () => {
    const person = await seatAt(small);
    expect((await open(person, '', T0)).body).toContain(`href="${homeOf(person)}/calendar.ics"`);
    const entry = await open(person, '/calendar.ics', T0);
    expect(entry.status).toBe(200);
    expect(entry.headers['content-type']).toBe('text/calendar; charset=utf-8; method=PUBLISH');
    expect(entry.headers['content-disposition']).toBe('attachment; filename="small.ics"');
    expect(entry.body).toContain('METHOD:PUBLISH\r\n');
    expect(entry.body).toContain('UID:small@afterword.example.org\r\n');
    expect(entry.body).toContain('SEQUENCE:0\r\n');
    expect(entry.body).toContain('DTSTART;VALUE=DATE:20110708\r\n');
    expect(entry.body).not.toContain(person.email);
  });

  test('given the workshop was moved, then the entry has the new dates and a higher number', async () => {
    const entry = await open(await seatAt(moved), '/calendar.ics', T0);
    expect(entry.body).toContain('SEQUENCE:1\r\n');
    expect(entry.body).toContain('DTSTART;VALUE=DATE:20110715\r\n');
  });

  test('given its last day in its own time zone, then it is still offered; the day after, no more', async () => {
    const person = await seatAt(small);
    const lastMoment = Date.parse('2011-07-09T23:59:59+06:00');
    expect((await open(person, '', lastMoment)).body).toContain('Add to calendar');
    expect((await open(person, '', lastMoment + 1000)).body).not.toContain('Add to calendar');
  });

  test('given it is cancelled, or a stranger asks, then there is none', async () => {
    const person = await seatAt(cancelled);
    expect((await open(person, '', T0)).body).not.toContain('calendar.ics');
    expect((await open(person, '/calendar.ics', T0)).status).toBe(410);
    const stranger = await people.arrive(await people.seat(), T0);
    expect((await stranger.send(`${homeOf(person)}/calendar.ics`, { now: T0 })).status).toBe(401);
  });
});

describe('my page', () => {
  test('given the workshop was moved, then it says from when to when and why', async () => {
    const page = (await open(await seatAt(moved), '', T0)).body.replaceAll(/\s+/g, ' ');
    expect(page).toMatch(
      /The workshop was moved from 8 – 9 July 2011 to <strong>15 – 16 July 2011<\/strong>: The hall &lt;b>was&lt;\/b> taken/,
    );
    expect((await open(await seatAt(small), '', T0)).body).not.toContain('was moved');
  });

  test('given it was cancelled, then it says so and why, and asks for nothing', async () => {
    const person = await seatAt(cancelled);
    for (const now of [T0, during]) {
      const page = (await open(person, '', now)).body;
      expect(page).toContain('<h1>The workshop was cancelled</h1>');
      expect(page).toContain('The hall &lt;b>burnt&lt;/b> down');
      expect(page).not.toContain('Please answer by');
      expect(page).not.toContain('Nothing was received');
      expect(page).not.toContain('/decline');
    }
    const form = await open(person, '/feedback', during);
    expect(form.status).toBe(410);
    expect(form.body).toContain('<h1>Cancelled</h1>');
  });
});

describe('the own deadline', () => {
  const extended = () => people.seat({ extension: { until: UNTIL, at: new Date(T0).toISOString(), by: BY } });

  test('given more time, then every page shows the own deadline and none the others’', async () => {
    const person = await extended();
    await people.action(person);
    const mine = (await open(person, '', during)).body;
    expect(mine).toContain('You were given more time, until <strong>Thursday 25 August 2011, 17:00 (Dhaka time)');
    for (const page of ['', '/feedback', '/swot', '/papers', '/actions/action1']) {
      const { body } = await open(person, page, during);
      expect(body, page).toContain('25 August 2011, 17:00');
      expect(body, page).not.toContain('20 August 2011');
    }
    const browser = await people.arrive(person, during);
    for (const page of ['', '/feedback', '/swot', '/papers', '/actions/action1']) {
      const read = await browser.send(homeOf(person) + page, {
        now: during,
        headers: { accept: 'application/json' },
      });
      expect(read.json(), page).toMatchObject({ deadline: expect.stringContaining('25 August 2011') });
    }
    const json = await browser.send(homeOf(person), { now: during, headers: { accept: 'application/json' } });
    expect(json.json()).toMatchObject({ extendedUntil: UNTIL });
  });

  test('given more time, then answers are taken when the others’ time and its grace are over', async () => {
    const person = await extended();
    const late = closesFor(small.details, {}) + DAY;
    const browser = await people.arrive(person, late);
    const swot = { quadrant: 'threat', text: 'Floods' };
    expect((await browser.send(`${homeOf(person)}/swot`, { form: swot, now: late })).status).toBe(303);
    expect(
      (await browser.send(`${homeOf(person)}/decline`, { form: { obligation: 'feedback' }, now: late })).status,
    ).toBe(303);
    const closes = closesFor(small.details, person);
    const over = await browser.send(homeOf(person), { now: closes });
    expect(over.body).toContain('closed on Friday 26 August 2011, 17:00');
  });

  test('given more time that everyone has by now, then nothing is said of it', async () => {
    const until = new Date(deadlineOf(small.details)).toISOString();
    const person = await people.seat({ extension: { until, at: until, by: BY } });
    const page = (await open(person, '', during)).body;
    expect(page).toContain('Please answer by <strong>Saturday 20 August 2011');
    expect(page).not.toContain('more time');
  });
});
