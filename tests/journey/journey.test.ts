import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalStack } from '../../infra/local/local-stack.ts';
import { expectSameDocx } from '../support/same-docx.ts';
import { type JourneyReport, playJourney } from './journey.ts';
import { keptIn, picturesIn } from './report-folder.ts';
import { dhaka, startJourneyStack } from './stack.ts';

/** What `npm run journey` plays, played once; the numbers are what the Dhaka workshop's people would count. */
describe('the six weeks after the Dhaka workshop', () => {
  let stack: LocalStack;
  let report: JourneyReport;
  const folder = mkdtempSync(join(tmpdir(), 'afterword-journey-'));
  const kept = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));

  beforeAll(async () => {
    stack = await startJourneyStack();
    report = await playJourney(stack.baseUrl, dhaka(), () => undefined, keptIn(folder, stack.baseUrl));
  }, 240_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await stack?.stop();
  });

  test('given 65 participants, then each of them is invited', () => {
    expect(report).toMatchObject({ participants: 65, invited: 65 });
  });

  test('then nobody is mailed twice, missed, or mailed without owing anything', () => {
    expect(report).toMatchObject({ duplicates: 0, missed: 0, afterCompletion: 0 });
  });

  test('then two papers come in, one is revised, both are published, packed for a repository and harvested', () => {
    expect(report.papers).toEqual({ submitted: 2, revised: 1, approved: 2, packed: 2, harvested: 2 });
  });

  test('then everybody gets the report once, with what their answers changed', () => {
    expect(report.reported).toBe(65);
  });

  test('then links that nobody may use are refused, and nothing is taken after the closing', () => {
    expect(report.refused).toBeGreaterThan(0);
    expect(report.closed).toBe(true);
  });

  test('then every run of a workflow came to its end', () => {
    const unfinished = stack.executions().filter(({ status }) => status !== 'SUCCEEDED');
    expect(unfinished.map(({ name, status, cause }) => ({ name, status, cause }))).toEqual([]);
  });

  test('then the report lies in a folder in both languages, with what can be exported, and pictures', async () => {
    const widths = ['-1280-1.png', '-360-1.png'];
    const report = ['bn', 'en'].flatMap((language) =>
      [...widths, '.docx', '.html', '.json'].map((end) => `report-${language}${end}`),
    );
    const lies = await picturesIn(folder);
    const further = lies.filter((name) => /-([2-9])\.png$/.test(name));
    expect(further.length).toBeGreaterThan(3);
    const others = lies.filter((name) => !further.includes(name));
    expect(others).toEqual(['answers.csv', 'answers.json', ...report, 'results.xlsx']);
    const sheets = await readExcel(Buffer.from(kept('results.xlsx')));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Answers', 'SWOT', 'Papers', 'Participation', 'Codebook']);
    const answers = parse(new TextDecoder().decode(kept('answers.csv')), { bom: true });
    // The CSV has a line more: the questions in words, below their ids.
    expect(sheets[0]?.data).toHaveLength(answers.length - 1);
    expect(answers.length).toBeGreaterThan(40);
  }, 120_000);

  test('then no line of any function’s log names anybody, or has an address, a key or an answer in it', async () => {
    const { people } = await stack.people();
    const published = await fetch(`${stack.baseUrl}/papers/dhaka-2011`, { headers: { accept: 'application/json' } });
    const papers = [...(await published.text()).matchAll(/"title":"([^"]+)"/g)].map(([, title]) => title);
    expect(papers.length).toBeGreaterThan(1);
    const written = people.flatMap(({ person: { feedback, swot } }) =>
      [...JSON.stringify([feedback?.answers, swot.map(({ text }) => text)]).matchAll(/"([^"]* [^"]*)"/g)].map(
        ([, text]) => text,
      ),
    );
    expect(written.length).toBeGreaterThan(100);
    const secrets = new Set([
      ...people.flatMap(({ person, link }) => [person.name, person.email, new URL(link).pathname.split('.').at(-1)]),
      ...papers,
      ...written,
    ]);
    const lines = readdirSync(stack.logFolder).flatMap((file) =>
      readFileSync(join(stack.logFolder, file), 'utf8').split('\n'),
    );
    expect(lines.length).toBeGreaterThan(500);
    const found = [...secrets].filter((secret) => secret && lines.some((line) => line.includes(secret)));
    expect(found).toEqual([]);
  });

  test('then docs/ has this very report (renew it with vitest -u)', async () => {
    const html = new TextDecoder().decode(kept('report-en.html'));
    await expect(html).toMatchFileSnapshot('../../docs/dhaka-2011-report.html');
    expectSameDocx(kept('report-en.docx'), new URL('../../docs/dhaka-2011-report.docx', import.meta.url));
  });
});
