import { parse } from 'csv-parse/sync';
import jsQR from 'jsqr';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listEveryone } from '../../shared/people/person.store.ts';
import { keys, randomToken } from '../../shared/store/keys.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { BASE_URL } from '../support/browser-like.ts';
import { aPerson, aWorkshop, aWorkshopFile, DAY, HOUR } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** The organisers' page for the day: attendance, the slide, the switch for registration, one person more. */

let staff: Console;
beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());

const NOW = opensAt(aWorkshop().details) + 3 * HOUR;
const [A, B] = ['organiser@example.org', 'second@example.org'];
let id: string;
let home: string;
beforeEach(async () => {
  id = `w${randomToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')}`;
  home = `/staff/w/${id}`;
  const workshop = aWorkshop({
    id,
    staff: [
      ...aWorkshopFile().staff,
      { name: 'Second Door', email: B, role: 'organiser' },
      { name: 'Vera Viewer', email: 'viewer@example.org', role: 'viewer' },
    ],
  });
  await staff.add(
    workshop,
    ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].map((person, index) =>
      aPerson({
        id: person,
        workshopId: id,
        name: `Person ${index + 1}`,
        organisation: index < 4 ? 'BCC' : 'Ministry',
      }),
    ),
  );
});

const at = `/room/attendance`;
const send = (who: string, form: Record<string, string>, now = NOW, to = at) =>
  staff.as(who).send(`${home}${to}`, { form, now });
const everyone = async () => (await listEveryone(staff.table, id)).map(({ person }) => person);
const here = async () =>
  Object.fromEntries((await everyone()).flatMap(({ id: who, attended }) => (attended ? [[who, attended.by]] : [])));

describe('attendance', () => {
  test('given a button is pressed, then the person is ticked off, the page says so, and the filter stays', async () => {
    const answer = await send(A, { tick: 'p1', q: 'bcc', show: 'missing' });
    expect(answer.status).toBe(303);
    const next = await staff.as(A).send(answer.headers.location ?? '', { now: NOW });
    expect(next.body).toContain('Person 1 is here');
    expect(next.body).toMatch(/<strong class="figure">1<\/strong> of 6 are here/);
    expect(next.body).not.toContain('value="p1"');
    expect(next.body).toContain('value="p2"');
    expect(next.body).not.toContain('value="p5"');
    expect(await here()).toEqual({ p1: A });
  });

  test('given two doors tick the same people at once, then each is ticked once, and nobody sees an error', async () => {
    const ids = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
    const answers = await Promise.all(ids.flatMap((tick) => [send(A, { tick }), send(B, { tick })]));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303));
    expect(Object.keys(await here()).sort()).toEqual(ids);
  });

  test('given both doors tick everyone shown at once, then everyone is here, once', async () => {
    const all = { tickAll: 'p1 p2 p3 p4 p5 p6' };
    await Promise.all([send(A, all), send(B, all), send(A, all)]);
    expect(Object.keys(await here())).toHaveLength(6);
    const before = await everyone();
    await send(B, all, NOW + 1000);
    expect(await everyone()).toEqual(before);
  });

  test('given everyone shown was ticked, then the undo takes back these ticks, and none of anybody else', async () => {
    await send(B, { tick: 'p2' });
    const answer = await send(A, { tickAll: 'p1 p2 p3' }, NOW + 1000);
    const page = await staff.as(A).send(answer.headers.location ?? '', { now: NOW + 2000 });
    expect(page.body).toContain('2 people were ticked off');
    const takeBack = /name="takeBack" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    await send(A, { tick: 'p4' }, NOW + 3000);
    await send(A, { takeBack }, NOW + 4000);
    expect(await here()).toEqual({ p2: B, p4: A });
    await send(A, { takeBack }, NOW + 5000);
    expect(await here()).toEqual({ p2: B, p4: A });
  });

  test('given one door undoes what another has ticked anew, then the new tick stays', async () => {
    await send(A, { tick: 'p1' });
    const seen = (await everyone()).find((person) => person.id === 'p1')?.attended?.at ?? '';
    await send(A, { untick: `p1 ${seen}` }, NOW + 1000);
    await send(B, { tick: 'p1' }, NOW + 2000);
    const late = await send(A, { untick: `p1 ${seen}` }, NOW + 3000);
    expect(await here()).toEqual({ p1: B });
    const page = await staff.as(A).send(late.headers.location ?? '', { now: NOW });
    expect(page.body).toContain('was ticked off again meanwhile');
  });

  test('given somebody was erased meanwhile, or never was, then the others are ticked all the same', async () => {
    expect((await send(A, { tickAll: 'gone p1' })).status).toBe(303);
    expect(await here()).toEqual({ p1: A });
  });

  test('given it is asked for as JSON and as CSV, then both say who was there', async () => {
    await send(A, { tick: 'p5' });
    const json = await staff
      .as('viewer@example.org')
      .send(`${home}${at}`, { now: NOW, headers: { accept: 'application/json' } });
    expect(json.json()).toMatchObject({ here: 1, of: 6 });
    const csv = await staff.as(A).send(`${home}${at}.csv`, { now: NOW });
    const rows: Record<string, string>[] = parse(csv.body, { bom: true, columns: true });
    expect(rows.map(({ person, attended }) => [person, attended])).toEqual([
      ['p1', 'no'],
      ['p2', 'no'],
      ['p3', 'no'],
      ['p4', 'no'],
      ['p5', 'yes'],
      ['p6', 'no'],
    ]);
    expect(rows[4]?.attended_at).toBe(new Date(NOW).toISOString());
  });

  test('given the list to sign is printed, then everyone is on it by organisation, without any address', async () => {
    const sheet = await staff.as('viewer@example.org').send(`${home}/room/sign-in-sheet`, { now: NOW });
    expect(sheet.status).toBe(200);
    expect(sheet.body.indexOf('Person 4')).toBeLessThan(sheet.body.indexOf('Person 5'));
    expect(sheet.body).not.toContain('@example.org');
    expect(sheet.headers['content-security-policy']).toContain("style-src 'sha256-");
  });
});

describe('the slide', () => {
  /** What a camera sees of the path in the picture, eight pixels for each module. */
  function photographed(body: string): { data: Uint8ClampedArray; side: number } {
    const modules = Number(/viewBox="0 0 (\d+) /.exec(body)?.[1]);
    const scale = 8;
    const side = modules * scale;
    const data = new Uint8ClampedArray(side * side * 4).fill(255);
    for (const [, x, y] of body.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
      for (let row = 0; row < scale; row += 1) {
        const start = ((Number(y) * scale + row) * side + Number(x) * scale) * 4;
        for (let column = 0; column < scale; column += 1) data.set([0, 0, 0, 255], start + column * 4);
      }
    }
    return { data, side };
  }

  test('given a telephone reads the code, then it opens the page for the link; also with a corner of it hidden', async () => {
    const { body } = await staff.as(A).send(`${home}/room/slide`, { now: NOW });
    const { data, side } = photographed(body);
    expect(jsQR(data, side, side)?.data).toBe(`${BASE_URL}/w/${id}/link`);
    for (let row = Math.round(side * 0.6); row < side * 0.78; row += 1) {
      data.fill(120, (row * side + Math.round(side * 0.55)) * 4, (row * side + Math.round(side * 0.73)) * 4);
    }
    expect(jsQR(data, side, side)?.data).toBe(`${BASE_URL}/w/${id}/link`);
    expect(body).toContain(`afterword.example.org/w/${id}<`);
  });

  test('given one language is asked for, then it is in that one; else in each, the workshop’s first', async () => {
    const slide = async (query: string) => (await staff.as(A).send(`${home}/room/slide${query}`, { now: NOW })).body;
    expect((await slide('')).match(/<section lang="\w+"/g)).toEqual(['<section lang="en"', '<section lang="bn"']);
    expect((await slide('?language=bn')).match(/<section lang="\w+"/g)).toEqual(['<section lang="bn"']);
    expect(await slide('')).not.toContain('You can register there');
    await send(A, { action: 'open', until: '2011-07-09' }, NOW, '/room/walk-ins');
    expect(await slide('')).toContain('You can register there');
  });
});

describe('the switch for registration', () => {
  const until = async () => (await staff.table.read(WorkshopItem, keys.workshop(id)))?.walkIns?.opened?.until;
  const turn = (form: Record<string, string>, now = NOW) => send(A, form, now, '/room/walk-ins');

  test('given it is opened, then it proposes the last day, ends with it, and can be closed before', async () => {
    const page = await staff.as(A).send(`${home}/room`, { now: NOW });
    expect(page.body).toMatch(/id="f-until"[^>]*value="2011-07-09"/);
    expect((await turn({ action: 'open', until: '2011-07-09' })).status).toBe(303);
    expect(await until()).toBe('2011-07-09T18:00:00.000Z');
    expect((await staff.as(A).send(`${home}/room`, { now: NOW })).body).toContain('Sunday 10 July 2011, 00:00');
    await turn({ action: 'close' });
    await turn({ action: 'close' });
    expect(await until()).toBeUndefined();
  });

  test.each([
    ['a day that is over', '2011-07-07'],
    ['a day after the follow-up closes', '2011-12-01'],
    ['no day', ''],
  ])('given %s, then an error stands beside the field and nothing is opened', async (_, day) => {
    const answer = await turn({ action: 'open', until: day });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('id="f-until-error"');
    expect(await until()).toBeUndefined();
  });

  test('given the follow-up is closed, then it stays closed', async () => {
    const late = closesAt(aWorkshop()) + DAY;
    expect((await turn({ action: 'open', until: '2011-07-09' }, late)).status).toBe(410);
    expect(await until()).toBeUndefined();
  });
});

describe('one person more', () => {
  const NEW = { name: 'Nazma Begum', email: 'nazma@example.org', organisation: 'University of Dhaka', language: 'bn' };
  const add = (form: Record<string, string>) => send(A, form, NOW, '/room/people');

  test('given the form is sent, then the person is on the list as a walk-in, ticked off, and is owed the link; twice is once', async () => {
    await add({ ...NEW, here: 'yes', sendLink: 'yes' });
    const again = await add({ ...NEW, here: 'yes', sendLink: 'yes' });
    const added = (await everyone()).filter(({ name }) => name === NEW.name);
    expect(added).toMatchObject([{ ...NEW, walkedIn: true, attended: { by: A } }]);
    expect(added[0]?.letters).toHaveLength(1);
    const page = await staff.as(A).send(again.headers.location ?? '', { now: NOW });
    expect(page.body).toContain('is on the list already');
  });

  test('given neither box is ticked, then nobody is ticked off and no mail goes out', async () => {
    await add(NEW);
    expect((await everyone()).find(({ name }) => name === NEW.name)).toMatchObject({ letters: [], walkedIn: true });
    expect(await here()).toEqual({});
  });

  test('given something is wrong, then the form comes back with what was typed', async () => {
    const answer = await add({ ...NEW, email: 'kept-but-wrong' });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('value="kept-but-wrong"');
    expect(answer.body).toContain('value="University of Dhaka"');
    expect(await everyone()).toHaveLength(6);
  });

  test('given two people at one address, then the page asks whether they are the same', async () => {
    await add({ ...NEW, email: 'p1@example.org', name: 'Persson 1' });
    const page = await staff.as(A).send(`${home}/room`, { now: NOW });
    expect(page.body).toContain('same address as Person 1');
  });
});

describe('correcting what was mistyped', () => {
  const NEW = { name: 'Nazma Begum', email: 'nazma@example.org', organisation: 'University of Dhaka', language: 'bn' };
  const { email: _, ...PROFILE } = NEW;
  const added = async () => (await everyone()).find(({ email }) => email === NEW.email);
  beforeEach(async () => {
    await send(A, NEW, NOW, '/room/people');
  });
  const correct = async (form: Record<string, string>) => {
    const nazma = (await everyone()).find(({ name }) => name === NEW.name);
    return send(A, form, NOW, `/people/${nazma?.id}/profile`);
  };

  test('given a name is corrected, then it stands there, and the same person who registers again by either name is not doubled', async () => {
    const answer = await correct({ ...PROFILE, name: 'Nazma Begum Khan', organisation: 'BUET' });
    expect(answer.status).toBe(303);
    expect(await added()).toMatchObject({ name: 'Nazma Begum Khan', organisation: 'BUET', walkedIn: true });
    for (const name of [NEW.name, 'nazma begum khan']) await send(A, { ...NEW, name }, NOW, '/room/people');
    expect(await everyone()).toHaveLength(7);
  });

  test('given the name is another’s at the same address, then nothing is changed, and what was typed stands there', async () => {
    await send(A, { ...NEW, name: 'Somebody Else' }, NOW, '/room/people');
    const answer = await correct({ ...PROFILE, name: 'Somebody Else', position: 'Typed' });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('value="Typed"');
    expect((await everyone()).filter(({ name }) => name === NEW.name)).toHaveLength(1);
  });
});
