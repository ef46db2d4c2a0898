import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { placeAt } from '../../shared/people/address.store.ts';
import { listEveryone } from '../../shared/people/person.store.ts';
import { aWorkshop, T0 } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** The import in steps: the table, its columns and what would happen, and the import itself. */

const now = T0;
let staff: Console;
let id = '';
let made = 0;
beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());
beforeEach(() => given());

async function given(): Promise<void> {
  made += 1;
  id = `w${made}`;
  await staff.add(aWorkshop({ id }));
}

const home = () => `/staff/w/${id}/participants`;
const organiser = () => staff.as('organiser@example.org');
const step = (form: Record<string, string>) => organiser().send(`${home()}/import`, { form, now });
const people = async () => (await listEveryone(staff.table, id)).map(({ person }) => person);

async function chosen(bytes: Buffer): Promise<{ status: number; body: string }> {
  const form = new FormData();
  form.set('upload', new File([new Uint8Array(bytes)], 'p.csv'));
  form.set('csv', '');
  const encoded = new Response(form);
  return organiser().send(`${home()}/import`, {
    body: Buffer.from(await encoded.arrayBuffer()),
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    now,
  });
}

const csv = 'Wer;Adresse;Haus\nRahim;rahim@example.org;BCC\n';
const columns = { 'column-0': 'name', 'column-1': 'email', 'column-2': 'organisation' };

describe('the steps', () => {
  it('asks what the columns hold where the headings do not say, and keeps the table', async () => {
    const reply = await step({ csv });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('No column is taken for the name, the e-mail address and the organisation yet.');
    expect(reply.body).toContain('Rahim;rahim@example.org;BCC');
    expect(await people()).toEqual([]);
  });

  it('shows what would happen and changes nothing; the import then does it', async () => {
    const preview = await step({ csv, ...columns });
    expect(preview.status).toBe(200);
    expect(preview.body).toContain('Import 1 person');
    expect(await people()).toEqual([]);

    const done = await step({ csv, ...columns, seen: 'name,email,organisation', step: 'import' });
    expect(done.body).toContain('<h1>Imported</h1>');
    expect(await people()).toMatchObject([{ name: 'Rahim', email: 'rahim@example.org', organisation: 'BCC' }]);
  });

  it('imports nothing by columns that were changed since the preview', async () => {
    const reply = await step({ csv, ...columns, seen: 'organisation,email,name', step: 'import' });
    expect(reply.body).toContain('You changed what the columns hold');
    expect(await people()).toEqual([]);
  });

  it('says of each detail what it was and what it becomes', async () => {
    await step({ csv, ...columns, seen: 'name,email,organisation', step: 'import' });
    const changed = 'name,email,organisation,phone\nRahim,rahim@example.org,<b>MOSICT</b>,017\n';
    const { body } = await step({ csv: changed });
    expect(body).toContain('organisation: “BCC” → “&lt;b>MOSICT&lt;/b>”; telephone is now “017”');
  });

  it.each([
    ['Windows-1252', Buffer.from('name;email;organisation\nRené;r@example.org;M\n', 'latin1'), 200, 'René'],
    ['UTF-16', Buffer.from('\uFEFFname\temail\torganisation\nরহিম\tr@example.org\tM\n', 'utf16le'), 200, 'রহিম'],
    ['a workbook', Buffer.from('PK\u0003\u0004\u0000\u0000\u00ff\u00fe', 'latin1'), 422, 'an .xlsx file is not taken'],
  ])('takes a file in %s as far as it is text', async (_, bytes, status, says) => {
    const reply = await chosen(bytes);
    expect(reply.status).toBe(status);
    expect(reply.body).toContain(says);
  });

  it('refuses a table that would not travel to the next step', async () => {
    const row = 'Rahim,rahim@example.org,BCC\n';
    // A few kilobytes below what a request may have; with line ends of two bytes it is above.
    const reply = await chosen(Buffer.from(`name,email,organisation\n${row.repeat(36_500)}`));
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('larger than 1 MB');
  });
});

const RowsSchema = z.object({
  rows: z.array(z.looseObject({ row: z.number(), verdict: z.string() })),
});
const OutcomeSchema = z.looseObject({
  added: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  errors: z.array(z.looseObject({ row: z.number(), message: z.string() })),
  repeated: z.array(z.object({ row: z.number(), sameAs: z.number() })),
});

describe('what the preview says', () => {
  const row = fc.record({
    name: fc.constantFrom('A', 'a', 'B', ''),
    email: fc.constantFrom('x@example.org', 'X@example.org', 'y@example.org', 'former@example.org', 'nobody'),
    organisation: fc.constantFrom('M', 'N', ''),
    telephone: fc.constantFrom('', '1', '2'),
    papers: fc.constantFrom('', '1', '12'),
  });
  type Row = ReturnType<typeof row.generate>['value'];
  const table = (rows: readonly Row[]): string =>
    ['name,email,organisation,telephone,papers_promised']
      .concat(rows.map((r) => [r.name, r.email, r.organisation, r.telephone, r.papers].join(',')))
      .join('\n');

  it('is what the import then does, for any table and whoever is there already', async () => {
    const rows = fc.array(row, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, rows, async (before, after) => {
        await given();
        await organiser().send(home(), { json: { csv: table(before) }, now });
        // Somebody's address was corrected: the former one still leads to the person.
        const [moved] = await people();
        if (moved) await placeAt(staff.table, id, 'former@example.org', moved);

        const said = RowsSchema.parse(
          (await organiser().send(`${home()}/import`, { json: { csv: table(after) }, now })).json(),
        );
        const there = await people();
        const done = OutcomeSchema.parse((await organiser().send(home(), { json: { csv: table(after) }, now })).json());

        const of = (verdict: string) => said.rows.filter((each) => each.verdict === verdict);
        expect(done).toMatchObject({
          added: of('new').length,
          updated: of('updated').length,
          unchanged: of('unchanged').length,
          repeated: of('same-as').map((each) => ({ row: each.row, sameAs: each.sameAs })),
        });
        expect([...new Set(done.errors.map((each) => each.row))]).toEqual(of('error').map((each) => each.row));
        const now_ = await people();
        const others = now_.filter((person) => !there.some((each) => each.id === person.id));
        expect(others).toHaveLength(of('new').length);
        const again = RowsSchema.parse(
          (await organiser().send(`${home()}/import`, { json: { csv: table(after) }, now })).json(),
        );
        expect(again.rows.filter(({ verdict }) => verdict === 'new' || verdict === 'updated')).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
