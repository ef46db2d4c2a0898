import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PersonItem } from '../../shared/people/person.store.ts';
import { keys } from '../../shared/store/keys.ts';
import { aPerson, aWorkshop } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** The telephone list, the calls, and the message with the link. */

const organiser = 'organiser@example.org';
const now = Date.parse('2011-07-19T05:00:00Z');
const at = new Date(now).toISOString();

let staff: Console;
let id = '';
let made = 0;
beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());
beforeEach(async () => {
  made += 1;
  id = `w${made}`;
  await staff.add(aWorkshop({ id }), [
    aPerson({ workshopId: id, id: 'p1', name: 'Anwar', telephone: '+880 (2) 955-5555' }),
    aPerson({ workshopId: id, id: 'p2', name: 'Bilkis', organisation: 'Bank', language: 'bn' }),
    aPerson({ workshopId: id, id: 'p3', name: 'Chandra', declined: { feedback: at, swot: at } }),
  ]);
});

const send = (path: string, form?: Record<string, string>, email = organiser) =>
  staff.as(email).send(`/staff/w/${id}${path}`, { ...(form && { form }), now });
const person = async (personId: string) => staff.table.read(PersonItem, keys.person(id, personId));

describe('the telephone list', () => {
  test('has who has not answered, by organisation, with a number that one can press', async () => {
    const { body } = await send('/chase');
    expect(body.indexOf('<h2>Bank</h2>')).toBeLessThan(body.indexOf('<h2>Ministry of Science and ICT</h2>'));
    expect(body).toContain('href="tel:+88029555555"');
    expect(body).toContain('no telephone number');
    expect(body).not.toContain('Chandra');
    expect(body).not.toContain('/l/open.');
  });

  test('is a table for a spreadsheet, which runs nothing in it', async () => {
    const { body, headers } = await send('/chase/telephone-list.csv');
    expect(headers['content-disposition']).toContain(`telephone-list-${id}.csv`);
    expect(body).toContain('"\'+880 (2) 955-5555"');
    expect(body.split('\r\n')).toHaveLength(4);
  });

  test('notes a call, once for one press, and shows what it was', async () => {
    const call = { outcome: 'message-left', note: 'With the <PA>', seen: '0', from: 'chase' };
    const reply = await send('/people/p1/calls', call);
    expect(reply.headers.location).toBe(`/staff/w/${id}/chase?called=p1#p-p1`);
    await send('/people/p1/calls', call);
    expect((await person('p1'))?.calls).toEqual([
      { at, by: organiser, outcome: 'message-left', note: 'With the <PA>' },
    ]);
    const { body } = await send('/chase?called=p1');
    expect(body).toContain('Noted for Anwar');
    expect(body).toContain('left a message. With the &lt;PA>');
  });

  test('a call is corrected and deleted on the page of its person', async () => {
    await send('/people/p1/calls', { outcome: 'spoke', note: 'x', seen: '0' });
    await send('/people/p1/calls/corrected', { at, outcome: 'no-answer', note: '' });
    expect((await person('p1'))?.calls).toMatchObject([{ outcome: 'no-answer', note: '' }]);
    expect((await send('/people/p1')).body).toContain('Correct or delete');
    await send('/people/p1/calls/deleted', { at });
    expect((await person('p1'))?.calls).toEqual([]);
  });

  test('what was typed is kept where a call is refused', async () => {
    const reply = await send('/people/p1/calls', { note: 'Asked for the link', seen: '0' });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('value="Asked for the link"');
    expect(reply.body).toContain('Please choose what came of the call.');
  });
});

describe('the personal link for staff', () => {
  test('is on no page that one can just open', async () => {
    for (const path of ['', '/chase', '/participants', '/people/p1']) {
      expect((await send(path)).body).not.toContain('/l/open.');
    }
  });

  test('is shown at a press, in a message in the person’s language, and noted', async () => {
    const english = await send('/people/p1/message', {});
    expect(english.body).toContain('/l/open.k1.');
    expect(english.body).toContain('Anwar: this is about the follow-up of the A Small Workshop. Still open: feedback');
    expect((await person('p1'))?.linkShown).toEqual({ at, by: organiser });
    expect((await send('/people/p1')).body).toContain(`Last shown to ${organiser}`);
    const bangla = await send('/people/p2/message', {});
    expect(bangla.body).toContain('lang="bn"');
    expect(bangla.body).toContain('এখনও বাকি আছে');
  });

  test('says what is so where nothing is owed', async () => {
    expect((await send('/people/p3/message', {})).body).toContain('Chandra: here is your own page');
  });
});
