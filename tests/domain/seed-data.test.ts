import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import {
  citizenDatabasePaper,
  governmentWebsitesPaper,
  revisedGovernmentWebsitesPaper,
} from '../../infra/local/seed-data/discussion-papers.ts';
import { deadlineOf, schedule } from '../../shared/workshop/calendar.ts';
import { readWorkshopFile } from '../../shared/workshop/read-workshop-file.ts';

const folder = 'infra/local/seed-data';
const dhaka = readWorkshopFile(readFileSync(`${folder}/dhaka-2011.workshop.json`, 'utf8'));

describe('the workshop of Dhaka', () => {
  test('has its opening with three speakers, eleven presentations and the SWOT session', () => {
    const kinds = Object.groupBy(dhaka.sessions, ({ kind }) => kind);
    expect(kinds.opening?.map(({ speakers }) => speakers.length)).toEqual([3]);
    expect(kinds.presentation).toHaveLength(11);
    expect(kinds.swot?.map(({ title }) => title)).toEqual(['Bangladesh e-Government Brief']);
  });

  test('was held on its weekend, which moves the mails and not the days', () => {
    expect([dhaka.starts, dhaka.ends, dhaka.firstPlanned?.starts]).toEqual(['2011-07-08', '2011-07-09', '2011-07-07']);
    expect(schedule(dhaka).map(({ step, at }) => [step.id, new Date(at).toUTCString()])).toEqual([
      ['invitation', 'Sun, 10 Jul 2011 03:00:00 GMT'],
      // Dhaka is six hours ahead. Friday 22 July and Saturday 6 August become Sundays.
      ['reminder-1', 'Sun, 24 Jul 2011 03:00:00 GMT'],
      ['reminder-2', 'Sun, 07 Aug 2011 03:00:00 GMT'],
      ['last-call', 'Thu, 18 Aug 2011 04:00:00 GMT'],
    ]);
    expect(new Date(deadlineOf(dhaka)).toUTCString()).toBe('Sat, 20 Aug 2011 11:00:00 GMT');
  });
});

describe('its participants', () => {
  const Row = z.strictObject({
    name: z.string().min(1),
    email: z.email().endsWith('@example.org'),
    organisation: z.string().min(1),
    position: z.string().min(1),
    telephone: z.literal(''),
    papers_promised: z.enum(['0', '2']),
  });
  const rows = z
    .array(Row)
    .parse(parse(readFileSync(`${folder}/${dhaka.participants}`, 'utf8'), { columns: true, skip_empty_lines: true }));

  test('are 65 seats, each with a name and an address of its own', () => {
    expect(rows).toHaveLength(65);
    expect(new Set(rows.map(({ email }) => email)).size).toBe(65);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(65);
  });

  test('are named by seat, and no address is one that the mail engine treats specially', () => {
    for (const { name, position, email } of rows) {
      expect(name).toMatch(new RegExp(`^${position} \\d\\d$`));
      expect(email).not.toMatch(/bounce|complaint/);
    }
  });

  test('one official of the Bangladesh Computer Council promised both papers, and wrote them', async () => {
    const promised = rows.filter((row) => row.papers_promised !== '0');
    const { authors } = await citizenDatabasePaper();
    expect(promised.map(({ name, organisation }) => ({ name, affiliation: organisation }))).toEqual(authors);
  });
});

describe.each([
  ['citizen database', citizenDatabasePaper],
  ['government websites', governmentWebsitesPaper],
  ['government websites, revised', revisedGovernmentWebsitesPaper],
])('the paper on %s', (_, make) => {
  test('is the same PDF each time', async () => {
    const [once, again] = [await make(), await make()];
    expect(once.bytes.equals(again.bytes)).toBe(true);
  });

  test('is a whole PDF of two or three pages that says that it is a stand-in', async () => {
    const paper = await make();
    const source = paper.bytes.toString('latin1');
    expect(source.startsWith('%PDF-1.')).toBe(true);
    expect(source.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(paper.bytes.length).toBeLessThan(40_000);
    expect(source.match(/\/Type \/Page\b/g)?.length).toBeOneOf([2, 3]);
    const text = shownText(paper.bytes);
    expect(text).toContain('This is a stand-in text.');
    expect(text).toContain('Abstract');
  });

  test('its table of objects points at its objects', async () => {
    const { bytes } = await make();
    const source = bytes.toString('latin1');
    const table = Number(/startxref\s+(\d+)/.exec(source)?.[1]);
    expect(source.startsWith('xref', table)).toBe(true);
    const offsets = [...source.slice(table).matchAll(/(\d{10}) 00000 n/g)].map((entry) => Number(entry[1]));
    expect(offsets.length).toBeGreaterThan(5);
    offsets.forEach((offset, index) => {
      expect(source.startsWith(`${index + 1} 0 obj`, offset)).toBe(true);
    });
  });
});

test('the three files differ', async () => {
  const papers = await Promise.all([
    citizenDatabasePaper(),
    governmentWebsitesPaper(),
    revisedGovernmentWebsitesPaper(),
  ]);
  expect(new Set(papers.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'))).size).toBe(3);
});

/** The text that a PDF's pages show: the hexadecimal strings of their content streams. */
function shownText(pdf: Buffer): string {
  const source = pdf.toString('latin1');
  return [...source.matchAll(/stream\n(.*?)\nendstream/gs)]
    .map((found) => inflateSync(Buffer.from(found[1] ?? '', 'latin1')).toString('latin1'))
    .map((content) => content.replaceAll(/\[([^\]]*)\] TJ/g, (_, inner: string) => fromHex(inner)))
    .join(' ');
}

const fromHex = (strings: string): string =>
  [...strings.matchAll(/<([0-9a-f]+)>/g)]
    .map((found) => Buffer.from(found[1] ?? '', 'hex').toString('latin1'))
    .join('');
