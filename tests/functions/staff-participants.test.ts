import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { listEveryone, PersonItem } from '../../shared/people/person.store.ts';
import { keys } from '../../shared/store/keys.ts';
import { aWorkshop, T0 } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

const now = T0;
const organiser = 'organiser@example.org';
const HEADER = 'name,email,organisation,position,telephone,papers_promised';
let staff: Console;
let workshopId = '';
let made = 0;
beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());
beforeEach(async () => {
  made += 1;
  workshopId = `w${made}`;
  await staff.add(aWorkshop({ id: workshopId }));
});

const post = (body: string | Buffer, type = 'text/csv', accept = 'application/json') =>
  staff.as(organiser).send(`/staff/w/${workshopId}/participants`, {
    body,
    headers: { 'content-type': type, accept },
    now,
  });
const people = async () => (await listEveryone(staff.table, workshopId)).map(({ person }) => person);
const lines = (...rows: string[]) => [HEADER, ...rows].join('\r\n');
const seats = (count: number) =>
  lines(
    ...Array.from({ length: count }, (_, i) => `Deputy Secretary ${i},seat-${i}@example.org,Ministry,DS,,${i % 2}`),
  );

describe('importing participants', () => {
  it('adds 65 seats, and the same table again changes nothing', async () => {
    const first = await post(seats(65));
    expect(first.json()).toMatchObject({ added: 65, updated: 0, unchanged: 0, errors: [] });
    const before = await people();
    const again = await post(seats(65));
    expect(again.json()).toMatchObject({ added: 0, updated: 0, unchanged: 65, errors: [] });
    expect(await people()).toEqual(before);
    expect(before).toHaveLength(65);
    expect(before[0]).toMatchObject({ linkVersion: 1, language: 'en', swot: [], standing: {} });
  });

  it('is the same done twice as done once, for any table of people and addresses', async () => {
    const row = fc.record({
      name: fc.constantFrom('A', 'a', ' A  b', 'B', '<i>', ''),
      email: fc.constantFrom('x@example.org', 'X@example.org', 'y@example.org', 'nobody'),
      organisation: fc.constantFrom('M', 'N'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        made += 1;
        workshopId = `w${made}`;
        await staff.add(aWorkshop({ id: workshopId }));
        const table = ['name,email,organisation', ...rows.map((r) => `${r.name},${r.email},${r.organisation}`)].join(
          '\n',
        );
        const first = z.looseObject({ added: z.number() }).parse((await post(table)).json());
        const once = await people();
        expect(once).toHaveLength(first.added);
        expect((await post(table)).json()).toMatchObject({ added: 0, updated: 0, unchanged: first.added });
        expect(await people()).toEqual(once);
      }),
      { numRuns: 25 },
    );
  });

  it('adds nobody twice when two import the same table at once', async () => {
    await Promise.all([post(seats(20)), post(seats(20))]);
    expect(await people()).toHaveLength(20);
  });

  it('brings people up to date, and keeps what they gave and what the table does not say', async () => {
    await post(lines('A,a@example.org,Ministry,DS,123,1'));
    const [person] = await people();
    const at = '2011-07-09T00:00:00.000Z';
    await staff.table.change(PersonItem, keys.person(workshopId, person?.id ?? ''), (now) => ({
      ...now,
      swot: [{ id: 'e', quadrant: 'threat' as const, text: 'T', at }],
    }));
    const reply = await post('email,name,organisation,telephone\na@example.org,A,New Ministry,\n');
    expect(reply.json()).toMatchObject({ added: 0, updated: 1, unchanged: 0 });
    const [after] = await people();
    expect(after).toMatchObject({
      organisation: 'New Ministry',
      position: 'DS',
      papersPromised: 1,
      swot: [{ id: 'e' }],
    });
    expect(after?.telephone).toBeUndefined();
    expect(after?.id).toBe(person?.id);
  });

  it('keeps the good rows, and says what is wrong with the others', async () => {
    const reply = await post(
      lines('A,a@example.org,M,,,', 'B,wrong,M,,,', ',c@example.org,M,,,x', 'D,a@example.org,M,,,'),
    );
    expect(reply.status).toBe(200);
    expect(reply.json()).toMatchObject({
      added: 2,
      errors: [
        { row: 3, column: 'email' },
        { row: 4, column: 'name' },
        { row: 4, column: 'papers_promised' },
      ],
    });
    expect((await people()).map(({ name }) => name).toSorted()).toEqual(['A', 'D']);
  });

  it('completes what an earlier import left half done', async () => {
    // As after a crash between the two writes: the address knows an id, and nobody is there.
    const failing = staff.table;
    const insert = failing.insert.bind(failing);
    const spy = vi.spyOn(failing, 'insert').mockImplementation(async (type, key, value) => {
      if (key.sk.startsWith('PERSON#')) throw new Error('the network is gone');
      return insert(type, key, value);
    });
    expect((await post(lines('A,a@example.org,M,,,'))).status).toBe(500);
    spy.mockRestore();
    expect(await people()).toEqual([]);

    expect((await post(lines('A,a@example.org,M,,,'))).json()).toMatchObject({ added: 1 });
    expect((await post(lines('A,a@example.org,M,,,'))).json()).toMatchObject({ unchanged: 1 });
    expect(await people()).toHaveLength(1);
  });

  it('takes a pasted table, a chosen file in UTF-8 or UTF-16, and JSON', async () => {
    const table = 'Name;E-Mail;Email;Organisation\nÀ;x;a@example.org;M\n';
    const pasted = await staff.as(organiser).send(`/staff/w/${workshopId}/participants`, { form: { csv: table }, now });
    expect(pasted.status).toBe(200);
    expect(pasted.body).toContain('E-Mail');
    for (const bytes of [Buffer.from(`\uFEFF${table}`), Buffer.from(`\uFEFF${table}`, 'utf16le')]) {
      const form = new FormData();
      form.set('upload', new File([bytes], 'p.csv'));
      const encoded = new Response(form);
      const reply = await post(Buffer.from(await encoded.arrayBuffer()), encoded.headers.get('content-type') ?? '');
      expect(reply.json()).toMatchObject({ unchanged: 1, ignoredColumns: ['E-Mail'] });
    }
    const json = await staff.as(organiser).send(`/staff/w/${workshopId}/participants`, { json: { csv: table }, now });
    expect(json.json()).toMatchObject({ unchanged: 1 });
    expect(await people()).toMatchObject([{ name: 'À' }]);
  });

  it.each([
    ['an empty table', '', 'text/csv', 422],
    ['a table without columns', 'a,b\n1,2', 'text/csv', 422],
    ['a table that is not UTF-8', Buffer.from([0x6e, 0xe9, 0x0a]), 'text/csv', 400],
    ['a table over 1 MB', 'x'.repeat(1_048_577), 'text/csv', 413],
    ['a workbook', 'PK', 'application/vnd.ms-excel', 415],
  ])('refuses %s and adds nobody', async (_, body, type, status) => {
    expect((await post(body, type)).status).toBe(status);
    expect(await people()).toEqual([]);
  });

  it('shows a refused table again, with what is wrong', async () => {
    const form = { csv: 'who,what\n<b>x</b>,y' };
    const reply = await staff.as(organiser).send(`/staff/w/${workshopId}/participants`, { form, now });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('&lt;b>x&lt;/b>');
    expect(reply.body).toContain('&quot;name&quot;');
  });

  it('escapes markup in every cell, wherever it is shown', async () => {
    const x = '<script>alert(1)</script>';
    await post(lines(`${x} name,a@example.org,${x} organisation,${x} position,${x} tel,1`));
    const [person] = await people();
    const pages = [
      await post(`${HEADER},${x}\n${x},${x},,,,${x}`, 'text/csv', 'text/html'),
      await staff.as(organiser).send(`/staff/w/${workshopId}/participants`, { now }),
      await staff.as(organiser).send(`/staff/w/${workshopId}/people/${person?.id}`, { now }),
    ];
    for (const page of pages) {
      expect(page.status).toBe(200);
      expect(page.body).toContain('&lt;script>');
      expect(page.body).not.toContain('<script>alert');
    }
  });

  it('writes in the language of the row, or of the workshop, and a later table may change it', async () => {
    made += 1;
    workshopId = `w${made}`;
    await staff.add(aWorkshop({ id: workshopId, language: 'bn' }));
    const languages = async () => Object.fromEntries((await people()).map(({ name, language }) => [name, language]));
    const table = (a: string, b: string) =>
      `name,email,organisation,language\nA,a@example.org,M,${a}\nB,b@example.org,M,${b}\n`;
    expect((await post(table('English', ''))).json()).toMatchObject({ added: 2 });
    expect(await languages()).toEqual({ A: 'en', B: 'bn' });
    expect((await post(table('', 'en'))).json()).toMatchObject({ updated: 1, unchanged: 1 });
    expect(await languages()).toEqual({ A: 'en', B: 'en' });
    expect((await post(table('fr', 'বাংলা'))).json()).toMatchObject({ updated: 1, errors: [{ row: 2 }] });
    expect(await languages()).toEqual({ A: 'en', B: 'bn' });
    expect((await post('name,email,organisation\nA,a@example.org,M\n')).json()).toMatchObject({ unchanged: 1 });
  });

  it('asks the table four times for a new row, two of them for the audit log, and never for one that is known, so that 5,000 fit into a request', async () => {
    let calls = 0;
    staff.client.middlewareStack.add(
      (next) => (call) => {
        calls += 1;
        return next(call);
      },
      { step: 'initialize' },
    );
    const callsFor = async (table: string): Promise<number> => {
      calls = 0;
      expect((await post(table)).status).toBe(200);
      return calls;
    };
    const everyTime = (await callsFor(seats(1))) - 4;
    expect(everyTime).toBeLessThan(10);
    expect(await callsFor(seats(101))).toBe(everyTime + 4 * 100);
    // Whoever is not where the table says is looked for among the former addresses, by one call for all of them.
    expect(await callsFor(seats(101))).toBe(everyTime - 1);
  });
});
