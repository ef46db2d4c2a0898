import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PersonItem } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { keys } from '../../shared/store/keys.ts';
import { readThemes } from '../../shared/swot/themes.store.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import { aPerson, aWorkshop, aWorkshopFile, DAY, HOUR } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** A workshop for each test: three people gave four entries that say two things, and endorse some of them. */

const now = opensAt(aWorkshop().details) + 3 * DAY;
const at = new Date(now - DAY).toISOString();
const organiser = 'organiser@example.org';
const X = '<b>bold</b> & co';

let staff: Console;
let id = '';
let made = 0;
beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());

const entry = (entryId: string, text: string, quadrant: 'threat' | 'weakness' | 'strength' = 'threat') => ({
  id: entryId,
  quadrant,
  text,
  at,
});
beforeEach(async () => {
  made += 1;
  id = `swot${made}`;
  const of = { workshopId: id };
  await staff.add(
    aWorkshop({
      id,
      staff: [...aWorkshopFile().staff, { name: 'Vera Viewer', email: 'viewer@example.org', role: 'viewer' }],
    }),
    [
      aPerson({ ...of, id: 'p1', swot: [entry('a', 'Power cuts'), entry('b', X, 'strength')], endorsed: ['c'] }),
      aPerson({ ...of, id: 'p2', swot: [entry('c', 'No electricity', 'weakness')], endorsed: ['a', 'd'] }),
      aPerson({ ...of, id: 'p3', swot: [entry('d', 'Nobody stays')], endorsed: ['a'] }),
    ],
  );
});

const page = (query = '', email = organiser) => staff.as(email).send(`/staff/w/${id}/swot${query}`, { now });
const post = (path: string, json: unknown, email = organiser) =>
  staff.as(email).send(`/staff/w/${id}/swot${path}`, { json, now });
const submit = (path: string, form: Record<string, string | readonly string[]>, email = organiser) =>
  staff.as(email).send(`/staff/w/${id}/swot${path}`, { form, now });
const board = async () =>
  (await staff.as(organiser).send(`/staff/w/${id}/swot`, { headers: { accept: 'application/json' }, now })).json() as {
    themes: Record<
      string,
      { id: string; weight: number; gone: number; entries: { id: string; isChanged: boolean }[] }[]
    >;
    alone: Record<string, { id: string; endorsements: number; by: { id: string } }[]>;
    matrix: Record<string, { total: number; points: { text: string; weight: number }[] }>;
    revision: number;
  };
const change = (personId: string, edit: (person: Person) => Person) =>
  staff.table.change(PersonItem, keys.person(id, personId), edit);

describe('the board', () => {
  it('shows every entry with who wrote it, the most endorsed first, and how many endorse it; not who', async () => {
    const { alone, matrix } = await board();
    expect(alone.threat).toMatchObject([
      { id: 'a', endorsements: 2, by: { id: 'p1' } },
      { id: 'd', endorsements: 1, by: { id: 'p3' } },
    ]);
    expect(JSON.stringify(alone)).not.toContain('endorsed');
    expect(matrix.threat).toMatchObject({ total: 5, points: [{ text: 'Power cuts', weight: 3 }, { weight: 2 }] });
    const { body } = await page();
    expect(body).toContain('&lt;b>bold&lt;/b> &amp; co');
    expect(body).toContain(`href="/staff/w/${id}/people/p2"`);
  });
});

describe('merging', () => {
  it('makes a theme of ticked entries, worded beside the originals, which stay as they are', async () => {
    const sent = await submit('/themes', {
      entries: ['a', 'c'],
      into: 'new',
      wording: 'Electricity',
      theme: 't1',
      revision: '0',
    });
    expect(sent.headers.location).toBe(`/staff/w/${id}/swot?done=merged#t-t1`);
    const { themes, alone, matrix } = await board();
    expect(themes.threat).toMatchObject([{ id: 't1', weight: 3, gone: 0, entries: [{ id: 'a' }, { id: 'c' }] }]);
    expect(Object.values(alone).flatMap((each) => each.map((one) => one.id))).toEqual(['b', 'd']);
    expect(matrix.weakness).toEqual({ total: 0, points: [] });
    expect(matrix.threat?.points[0]).toMatchObject({ text: 'Electricity', weight: 3 });
    const shown = (await page('?done=merged')).body;
    for (const text of ['Electricity', 'Power cuts', 'No electricity', 'entered under Weaknesses', 'are merged']) {
      expect(shown).toContain(text);
    }
    const stored = (await staff.table.read(PersonItem, keys.person(id, 'p1')))?.swot[0];
    expect(stored).toEqual(entry('a', 'Power cuts'));
  });

  it('sent twice is one theme; one box alone is taken too', async () => {
    const form = { entries: 'd', into: 'new', wording: '', theme: 't1', revision: '0' };
    for (let times = 0; times < 2; times += 1) expect((await submit('/themes', form)).status).toBe(303);
    expect((await readThemes(staff.table, id)).themes).toMatchObject([
      { wording: 'Nobody stays', entries: [{ id: 'd' }] },
    ]);
  });

  it('adds to a theme, takes out, rewords and dissolves', async () => {
    await post('/themes', { entries: ['a'], theme: 't1' });
    expect((await post('/themes', { entries: ['c', 'd'], into: 't1' })).status).toBe(200);
    expect((await board()).themes.threat?.[0]).toMatchObject({
      weight: 3,
      entries: [{ id: 'a' }, { id: 'c' }, { id: 'd' }],
    });
    await post('/themes/t1', { action: 'take-out', entries: ['d'] });
    await post('/themes/t1', { action: 'reword', wording: 'Electricity', quadrant: 'weakness' });
    expect((await board()).themes).toMatchObject({
      threat: [],
      weakness: [{ wording: 'Electricity', entries: [{}, {}] }],
    });
    expect((await post('/themes/t1', { action: 'dissolve' })).status).toBe(200);
    expect((await post('/themes/t1', { action: 'dissolve' })).status).toBe(200);
    expect((await board()).themes).toEqual({ strength: [], weakness: [], opportunity: [], threat: [] });
  });

  it('says that an entry changed since, and forgets none that were withdrawn or whose author is gone', async () => {
    await post('/themes', { entries: ['a', 'c', 'd'], theme: 't1', wording: 'Electricity' });
    await change('p1', (person) => ({
      ...person,
      swot: [{ ...entry('a', 'Power cuts daily'), at: new Date(now).toISOString() }],
    }));
    await change('p2', (person) => ({ ...person, swot: [] }));
    const [theme] = (await board()).themes.threat ?? [];
    expect(theme).toMatchObject({
      weight: 3,
      gone: 1,
      entries: [
        { id: 'a', isChanged: true },
        { id: 'd', isChanged: false },
      ],
    });
    const { body } = await page();
    expect(body).toContain('Power cuts daily');
    expect(body).toContain('changed by its author since it was merged');
    expect(body).toContain('1 merged entry is not there any more');
    for (const who of ['p1', 'p3']) await change(who, (person) => ({ ...person, swot: [] }));
    expect((await board()).themes.threat?.[0]).toMatchObject({ weight: 0, gone: 3, entries: [] });
    expect((await board()).matrix.threat).toEqual({ total: 0, points: [] });
    expect((await page()).body).toContain('All its entries were withdrawn');
  });

  it('two members of staff at once do not overwrite each other, and nothing that was ticked or typed is lost', async () => {
    await submit('/themes', { entries: 'd', into: 'new', wording: '', theme: 'hers', revision: '0' });
    const his = await submit('/themes', {
      entries: ['a', 'c'],
      into: 'new',
      wording: 'Typed',
      theme: 'his',
      revision: '0',
    });
    expect(his.status).toBe(409);
    expect(his.body).toContain('Somebody else changed the themes');
    expect(his.body).toMatch(/value="a"[^>]*checked|checked[^>]*value="a"/);
    expect(his.body).toContain('>Typed</textarea>');
    const revision = /name="revision" value="(\d+)"/.exec(his.body)?.[1] ?? '';
    const again = await submit('/themes', {
      entries: ['a', 'c'],
      into: 'new',
      wording: 'Typed',
      theme: 'his',
      revision,
    });
    expect(again.status).toBe(303);
    expect((await readThemes(staff.table, id)).themes.map((theme) => theme.id)).toEqual(['hers', 'his']);
  });

  it.each<[Record<string, string | string[]>, string]>([
    [{ entries: [] }, 'entries'],
    [{ entries: ['nowhere'] }, 'entries'],
    [{ entries: ['a', 'gone'], wording: 'Kept' }, 'entries'],
    [{ entries: ['b'], theme: 't2', wording: 'x'.repeat(301) }, 'wording'],
    [{ entries: ['a'], theme: 't2' }, 'entries'],
  ])('refuses %j beside %s, and keeps it in the form', async (sent, field) => {
    await post('/themes', { entries: ['a'], theme: 't1', wording: 'One' });
    const reply = await post('/themes', sent);
    expect(reply.status).toBe(422);
    expect(reply.json()).toMatchObject({ errors: { [field]: expect.any(String) } });
    const shown = await submit('/themes', sent);
    expect(shown.status).toBe(422);
    expect(shown.body).toContain(`href="#f-${field}"`);
    expect(shown.body).toContain(`id="f-${field}"`);
    if (sent.wording) expect(shown.body).toContain(`${sent.wording}</textarea>`);
    expect((await readThemes(staff.table, id)).revision).toBe(1);
  });

  it('refuses a wording beside its theme; one whose theme is gone is kept in the form for a new one', async () => {
    await post('/themes', { entries: ['a'], theme: 't1', wording: 'One' });
    const form = { action: 'reword', wording: 'x'.repeat(301), quadrant: 'threat' };
    const wrong = await submit('/themes/t1', form);
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('id="f-wording-t1-error"');
    expect(wrong.body).toContain('<details open');
    const gone = await submit('/themes/t2', { ...form, wording: 'Too late' });
    expect(gone.status).toBe(409);
    expect(gone.body).toContain('>Too late</textarea>');
    expect((await submit('/themes/t1', { action: 'take-out' })).status).toBe(422);
  });

  it('is for organisers and reviewers; a viewer reads', async () => {
    expect((await post('/themes', { entries: ['a'] }, 'reviewer@example.org')).status).toBe(200);
    expect((await post('/themes', { entries: ['d'] }, 'viewer@example.org')).status).toBe(403);
    const { body } = await page('', 'viewer@example.org');
    expect(body).toContain('Power cuts');
    expect(body).not.toMatch(/<form[^>]*\/swot/);
    expect((await page('', 'reviewer@example.org')).body).not.toContain('/swot/settings');
  });
});

describe('what participants see', () => {
  it('is for organisers to choose', async () => {
    expect((await submit('/settings', { others: 'never', endorsements: '3' })).status).toBe(303);
    expect((await readWorkshop(staff.table, id)).details.swot).toEqual({
      maxEntries: 3,
      others: 'never',
      endorsements: 3,
    });
    expect((await post('/settings', { others: 'always', endorsements: 3 }, 'reviewer@example.org')).status).toBe(403);
    const wrong = await submit('/settings', { others: 'never', endorsements: '21' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('value="21"');
    expect(wrong.body).toContain('id="f-endorsements-error"');
  });

  it('changes no more once the follow-up is closed; merging does, and says that the report is written', async () => {
    const closed = `${id}-closed`;
    await staff.add(aWorkshop({ id: closed }, { closedAt: new Date(now - HOUR).toISOString() }), [
      aPerson({ workshopId: closed, swot: [entry('a', 'Power cuts')] }),
    ]);
    const send = (path: string, json: unknown) =>
      staff.as(organiser).send(`/staff/w/${closed}/swot${path}`, { json, now });
    expect((await send('/settings', { others: 'never', endorsements: 3 })).status).toBe(409);
    expect((await send('/themes', { entries: ['a'] })).status).toBe(200);
    const { body } = await staff.as(organiser).send(`/staff/w/${closed}/swot`, { now });
    expect(body).toContain('as it stood when the follow-up closed');
    expect(body).not.toContain('Save the settings');
  });
});
