import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { readWorkshopFile } from '../../shared/workshop/read-workshop-file.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import { aWorkshop, DAY, T0 } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** What was set up of a workshop is seen, changed, and taken along. */

let staff: Console;
let id = '';
let made = 0;
/** Before the forms open. */
const now = T0;
beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());
beforeEach(async () => {
  made += 1;
  id = `w${made}`;
  await staff.add(aWorkshop({ id }));
});

const settings = () => `/staff/w/${id}/settings`;
const organiser = () => staff.as('organiser@example.org');
const open = async (path = '', at = now) => (await organiser().send(`${settings()}${path}`, { now: at })).body;
const send = (path: string, form: Record<string, string>, at = now) =>
  organiser().send(`${settings()}${path}`, { form, now: at });
const stored = () => readWorkshop(staff.table, id);
const titles = async () => (await stored()).details.sessions.map((session) => session.title);
/** What a form of the page carries. */
const seenIn = (body: string): string => /name="seen" value="([^"]*)"/.exec(body)?.[1] ?? '';

const about = {
  title: 'A Larger Workshop',
  about: 'Two days.\r\nOf work.',
  organisers: 'The Ministry\nThe Council',
  'venue.name': 'The Theatre',
  'venue.city': 'Dhaka',
  'venue.country': 'Bangladesh',
  language: 'bn',
  'mail.fromName': 'The Secretariat',
  'mail.replyTo': 'secretariat@example.org',
  'mail.signature': 'Regards',
};

describe('about the workshop', () => {
  it('is changed by one form, and the page says so', async () => {
    const reply = await send('/about', { ...about, seen: seenIn(await open('/about')) });
    expect(reply).toMatchObject({ status: 303, headers: { location: `${settings()}?done=about` } });
    const { details, revision } = await stored();
    expect(details).toMatchObject({
      title: 'A Larger Workshop',
      about: 'Two days.\nOf work.',
      organisers: ['The Ministry', 'The Council'],
      venue: { name: 'The Theatre' },
      language: 'bn',
    });
    expect(revision).toBe(1);
  });

  it('keeps what was typed beside what is wrong, and changes nothing', async () => {
    const before = await stored();
    const reply = await send('/about', { ...about, title: '', 'mail.replyTo': 'nobody', 'venue.city': '<b>D</b>' });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('Please enter the title');
    expect(reply.body).toContain('Please enter an e-mail address');
    expect(reply.body).toContain('&lt;b>D&lt;/b>');
    expect(await stored()).toEqual(before);
  });

  it('is not changed over what somebody else changed meanwhile', async () => {
    const seen = seenIn(await open('/about'));
    await send('/about', { ...about, title: 'Theirs', seen });
    const reply = await send('/about', { ...about, title: 'Mine', seen });
    expect(reply.status).toBe(409);
    expect(reply.body).toContain('Somebody else changed this');
    expect(reply.body).toContain('value="Mine"');
    expect((await stored()).details.title).toBe('Theirs');
    // What is sent twice is no second change.
    expect((await send('/about', { ...about, title: 'Theirs', seen })).status).toBe(303);
  });
});

describe('time zone, weekend and holidays', () => {
  const calendar = { timeZone: 'Asia/Dhaka', weekend: 'friday', holidays: '2011-08-15\n2011-07-10' };

  it('move the plan, and owe it anew', async () => {
    const before = await stored();
    const reply = await send('/calendar', { ...calendar, seen: seenIn(await open('/calendar')) });
    expect(reply.status).toBe(303);
    const after = await stored();
    expect(after.details).toMatchObject({ weekend: ['friday'], holidays: ['2011-07-10', '2011-08-15'] });
    expect(after.revision).toBe(before.revision + 1);
    expect(before.debts.owed['follow-up']?.dueAt).toBe('2011-07-10T03:00:00.000Z');
    expect(after.debts.owed['follow-up']?.dueAt).toBe('2011-07-11T03:00:00.000Z');
  });

  test.each([
    ['no time zone', { timeZone: 'Asia/Nowhere' }, 'timeZone'],
    ['a date that is none', { holidays: 'tomorrow' }, 'holidays'],
    ['a day that is none', { weekend: 'someday' }, 'weekend'],
  ])('are refused: %s', async (_, wrong, field) => {
    const before = await stored();
    const reply = await send('/calendar', { ...calendar, ...wrong });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain(`id="f-${field}-error"`);
    expect(await stored()).toEqual(before);
  });

  it('do not change any more once the follow-up is closed', async () => {
    made += 1;
    id = `w${made}`;
    await staff.add(aWorkshop({ id }, { closedAt: '2011-09-01T00:00:00Z' }));
    expect((await send('/calendar', calendar)).status).toBe(410);
  });
});

describe('the reminders of the road map', () => {
  const reminders = { remindDaysBefore: '10', remindEveryDays: '7', overdueReminders: '0', at: '10:30' };

  it('are changed, once for a form that is sent twice, and the page of the workshop says them', async () => {
    const seen = seenIn(await open('/reminders'));
    for (const _ of [1, 2]) expect((await send('/reminders', { ...reminders, seen })).status).toBe(303);
    const { roadMap } = (await stored()).details;
    expect(roadMap).toEqual({ remindDaysBefore: 10, remindEveryDays: 7, overdueReminders: 0, at: '10:30' });
    expect(await open('')).toContain('10 days before an action is due; at 10:30');
  });

  test.each([
    ['a part of a day', { remindDaysBefore: '1.5' }, 'remindDaysBefore'],
    ['a year', { remindEveryDays: '365' }, 'remindEveryDays'],
    ['a time that is none', { at: 'noon' }, 'at'],
  ])('are refused: %s', async (_, wrong, field) => {
    const before = await stored();
    const reply = await send('/reminders', { ...reminders, ...wrong });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain(`id="f-${field}-error"`);
    expect(reply.body).toContain(`value="${Object.values(wrong)[0]}"`);
    expect(await stored()).toEqual(before);
  });
});

describe('the agenda', () => {
  const talk = {
    title: 'Open Data',
    kind: 'presentation',
    day: '2011-07-09',
    from: '09:00',
    until: '10:30',
    room: 'Hall 2',
    'speakers.0.name': 'Rahim, PhD',
    'speakers.0.affiliation': 'BCC',
    'speakers.1.name': '',
    'speakers.1.affiliation': '',
    'speakers.2.name': 'Karim',
  };

  it('takes a session with its speakers, once however often the form is sent', async () => {
    const seen = seenIn(await open('/sessions'));
    for (const _ of [1, 2]) expect((await send('/sessions', { ...talk, seen })).status).toBe(303);
    expect((await stored()).details.sessions.slice(2)).toEqual([
      {
        id: 'open-data',
        title: 'Open Data',
        kind: 'presentation',
        day: '2011-07-09',
        from: '09:00',
        until: '10:30',
        room: 'Hall 2',
        speakers: [{ name: 'Rahim, PhD', affiliation: 'BCC' }, { name: 'Karim' }],
      },
    ]);
  });

  it('says beside its field what is wrong, and keeps the rest', async () => {
    const reply = await send('/sessions', { ...talk, day: '2011-07-20', until: '08:00' });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('Please choose a day of the workshop');
    expect(reply.body).toContain('Please enter an end that lies after the beginning.');
    expect(reply.body).toContain('value="Rahim, PhD"');
    const nameless = await send('/sessions', { ...talk, 'speakers.1.affiliation': 'UN' });
    expect(nameless.body).toContain('Please enter the speaker’s name');
  });

  it('is put into another order, and not over somebody else’s', async () => {
    const seen = seenIn(await open());
    expect((await send('/sessions/portals', { action: 'earlier', seen })).status).toBe(303);
    expect(await titles()).toEqual(['Portals', 'Opening']);
    expect((await send('/sessions/portals', { action: 'later', seen })).status).toBe(409);
    expect((await send('/sessions/portals', { action: 'earlier', seen })).status).toBe(303);
    expect(await titles()).toEqual(['Portals', 'Opening']);
  });

  it('keeps the id of a session whose title changes: it is the key of its ratings', async () => {
    await send('/sessions/portals', { ...talk, action: 'change' });
    expect((await stored()).details.sessions.map((session) => session.id)).toEqual(['opening', 'portals']);
    expect(await titles()).toEqual(['Opening', 'Open Data']);
  });

  it('loses a session before the forms open; after that none, and the page says so beforehand', async () => {
    const opened = opensAt((await stored()).details);
    expect(await open('/sessions/portals', opened)).toContain('none can be taken out any more');
    const late = await send('/sessions/portals', { action: 'remove' }, opened);
    expect(late.status).toBe(409);
    expect(await titles()).toEqual(['Opening', 'Portals']);

    expect(await open('/sessions/portals')).toContain('Take the session out');
    expect((await send('/sessions/portals', { action: 'remove' })).status).toBe(303);
    expect((await send('/sessions/portals', { action: 'remove' })).status).toBe(303);
    expect(await titles()).toEqual(['Opening']);
    expect((await send('/sessions/opening', { action: 'remove' })).status).toBe(409);
  });

  it('moves with the workshop when it is rescheduled', async () => {
    await send('/sessions', talk);
    const dates = { starts: '2011-07-11', ends: '2011-07-12', reason: 'The hall is taken.' };
    const reply = await organiser().send(`/staff/w/${id}/reschedule`, { json: dates, now });
    expect(reply.status).toBe(200);
    expect((await stored()).details.sessions.at(-1)?.day).toBe('2011-07-12');
  });
});

describe('the workshop as its file', () => {
  it('is downloaded, and is what a new workshop begins with', async () => {
    const reply = await organiser().send(`${settings()}/workshop.json`, { now: now + DAY });
    expect(reply.headers['content-disposition']).toContain(`${id}.workshop.json`);
    expect(readWorkshopFile(reply.body)).toEqual((await stored()).details);
  });
});
