import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { publicRoutes } from '../../functions/public/routes.ts';
import { PAGE_SIZE } from '../../functions/staff/paper/queue.ts';
import { PaperItem } from '../../shared/papers/paper.store.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { type PaperState, PaperStateSchema } from '../../shared/papers/paper-state.ts';
import { changePerson } from '../../shared/people/person.store.ts';
import { keys } from '../../shared/store/keys.ts';
import { BASE_URL, browserLike } from '../support/browser-like.ts';
import { startDocuments } from '../support/documents.ts';
import { aPaper, aPerson, aVersion, aWorkshop, DAY, LINK_KEYS, T0 } from '../support/fixtures.ts';
import { startConsole } from '../support/staff.ts';

/** A workshop of 500 papers, each with an abstract as long as one may be: what a page of a list reads of them. */

const PAPERS = 500;
const JSON_PLEASE = { accept: 'application/json' };
const organiser = 'organiser@example.org';

let staff: Awaited<ReturnType<typeof startConsole>>;
let files: Awaited<ReturnType<typeof startDocuments>>;
const papers: Paper[] = [];

/** Half of them are published, some lie with the reviewers, and there are some of each kind. */
const stateOf = (n: number): PaperState => {
  if (n % 2 === 0) return 'published';
  return PaperStateSchema.options[((n - 1) / 2) % PaperStateSchema.options.length] ?? 'draft';
};

beforeAll(async () => {
  [staff, files] = await Promise.all([startConsole(), startDocuments()]);
  const people = Array.from({ length: 100 }, (_, n) => aPerson({ id: `p${n}`, workshopId: 'many' }));
  for (let n = 0; n < PAPERS; n += 1) {
    const state = stateOf(n);
    const at = new Date(T0 + n * DAY).toISOString();
    const version = aVersion(1, n);
    const metadata = { ...version.metadata, abstract: 'a'.repeat(5000) };
    papers.push(
      aPaper({
        id: `paper-${String(n).padStart(3, '0')}`,
        workshopId: 'many',
        personId: `p${n % 100}`,
        state,
        metadata,
        versions: state === 'draft' ? [] : [{ ...version, metadata, submittedAt: at }],
        createdAt: new Date(T0).toISOString(),
        ...(state === 'published' && { publishedAt: at }),
        ...(state === 'withdrawn' && { withdrawn: { at, reason: 'It was sent twice.' } }),
      }),
    );
  }
  await staff.add(aWorkshop({ id: 'many' }), people, papers);
  countReads();
}, 120_000);
afterAll(async () => {
  await Promise.all([staff.stop(), files.stop()]);
});

/** What was asked of the table: items by an index (`lines`), whole ones, and the units that DynamoDB would charge. */
const read = { lines: 0, items: 0, units: 0, calls: 0 };
beforeEach(() => Object.assign(read, { lines: 0, items: 0, units: 0, calls: 0 }));

const ReplySchema = z.object({
  ScannedCount: z.number().optional(),
  Item: z.unknown().optional(),
  ConsumedCapacity: z.object({ CapacityUnits: z.number() }),
});

function countReads(): void {
  staff.client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== 'QueryCommand' && context.commandName !== 'GetItemCommand') return next(args);
      const input = Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      const reply = await next({ ...args, input });
      const { ScannedCount, Item, ConsumedCapacity } = ReplySchema.parse(reply.output);
      read.calls += 1;
      read.units += ConsumedCapacity.CapacityUnits;
      if ('IndexName' in input) read.lines += ScannedCount ?? 0;
      else read.items += ScannedCount ?? (Item === undefined ? 0 : 1);
      return reply;
    },
    { step: 'initialize', name: 'count' },
  );
}

const PageSchema = z.object({
  papers: z.array(
    z.object({ id: z.string(), state: z.string(), person: z.string(), submittedAt: z.string().nullable() }),
  ),
  counts: z.record(z.string(), z.string()),
  next: z.string().nullable(),
});

const staffPage = async (address: string) =>
  PageSchema.parse((await staff.as(organiser).send(address, { headers: JSON_PLEASE, now: T0 })).json());

/** Every page of a list, as its links lead on; what each page read may not pass the bounds. */
async function through(first: string): Promise<z.infer<typeof PageSchema>['papers']> {
  const found: z.infer<typeof PageSchema>['papers'] = [];
  for (let next: string | null = first; next; ) {
    Object.assign(read, { lines: 0, items: 0, units: 0, calls: 0 });
    const page: z.infer<typeof PageSchema> = await staffPage(next);
    expect(page.papers.length).toBeLessThanOrEqual(PAGE_SIZE);
    // Of a page: its own lines, at most a hundred of each state to count them, and each person of it once.
    expect(read.lines).toBeLessThanOrEqual(PAGE_SIZE + 100 * PaperStateSchema.options.length);
    expect(read.items).toBeLessThanOrEqual(PAGE_SIZE + 5);
    expect(read.units).toBeLessThan(150);
    found.push(...page.papers);
    next = page.next;
  }
  return found;
}

const idsIn = (state: PaperState) => papers.filter((paper) => paper.state === state).map(({ id }) => id);

describe('given 500 papers, the staff’s list', () => {
  test('shows 50 of them, what waits for a decision first, and reads no paper', async () => {
    const { papers: shown, counts, next } = await staffPage('/staff/w/many/papers');
    expect(shown).toHaveLength(PAGE_SIZE);
    expect(shown[0]?.state).toBe('under-review');
    expect(next).toMatch(/^\/staff\/w\/many\/papers\?after=[\w-]+$/);
    expect(counts).toMatchObject({ published: '100+', 'under-review': String(idsIn('under-review').length) });
    // Reading them all would take 500 items of 10 KB: some 1,250 units even where it may be a moment behind.
    expect(read.units).toBeLessThan(150);
  });

  test('leads through all of them, each once, the waiting first, each state by when it came in', async () => {
    const found = await through('/staff/w/many/papers');
    expect(found.map(({ id }) => id).toSorted()).toEqual(papers.map(({ id }) => id));
    const states = [...new Set(found.map(({ state }) => state))];
    expect(states).toHaveLength(PaperStateSchema.options.length);
    for (const state of states) {
      const came = found.filter((paper) => paper.state === state).map(({ submittedAt }) => submittedAt ?? '');
      expect(came).toEqual(came.toSorted());
      expect(found.findIndex((paper) => paper.state === state) + came.length - 1).toBe(
        found.findLastIndex((paper) => paper.state === state),
      );
    }
  }, 30_000);

  test.each(PaperStateSchema.options)('filtered by %s leads through those, each once, and no other', async (state) => {
    const found = await through(`/staff/w/many/papers?state=${state}`);
    expect(found.map(({ id }) => id)).toEqual(idsIn(state));
  });

  test('as a page: 50 rows, the states to choose from with their counts, and a link that leads on', async () => {
    const { body } = await staff.as(organiser).send('/staff/w/many/papers?state=published', { now: T0 });
    expect(body.match(/<tr>/g)).toHaveLength(1 + PAGE_SIZE);
    expect(body).toContain('published (100+)');
    expect(body).toContain('rel="next"');
    const further = /href="([^"]+)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await staff.as(organiser).send(further, { now: T0 })).body).toContain('Back to the first page');
  });

  test('says a name as it is now, though no paper was changed', async () => {
    await changePerson(staff.table, 'many', 'p0', (person) => ({ ...person, name: 'Corrected Name' }));
    const { papers: shown } = await staffPage('/staff/w/many/papers?state=published');
    expect(shown.filter(({ person }) => person === 'Corrected Name').map(({ id }) => id)).toEqual(['paper-000']);
  });

  test('given a link that somebody made up, then it says so, and shows nothing', async () => {
    const other = Buffer.from(JSON.stringify({ state: 'draft', sort: 'published#x', personId: 'p1', id: 'x' }));
    for (const query of ['after=x', 'after=e30', `after=${other.toString('base64url')}`, 'state=nowhere']) {
      expect((await staff.as(organiser).send(`/staff/w/many/papers?${query}`, { now: T0 })).status).toBe(400);
    }
  });
});

describe('given 500 papers, the public', () => {
  const pages = () =>
    browserLike(
      publicRoutes({
        table: staff.table,
        documents: files.documents,
        baseUrl: BASE_URL,
        linkKeys: LINK_KEYS,
        adminEmail: 'us@example.org',
      }),
    );
  const ListSchema = z.object({ papers: z.array(z.object({ page: z.string() })), next: z.string().nullable() });

  test('opens a paper by its address with one look, and one read of the paper', async () => {
    const id = idsIn('published').at(-1);
    expect((await pages().send(`/papers/many/${id}`, { now: T0 })).status).toBe(200);
    expect(read).toMatchObject({ lines: 1, items: 2, calls: 3 });
    expect(read.units).toBeLessThan(10);
  });

  test('finds nothing that is not published, with one look', async () => {
    for (const id of [...(['draft', 'under-review', 'withdrawn'] as const).map((state) => idsIn(state)[0]), 'none']) {
      expect((await pages().send(`/papers/many/${id}`, { now: T0 })).status).toBe(404);
    }
    expect(read.lines).toBe(0);
  });

  test('leafs through the list, 50 at a time, and meets each published paper once, first published first', async () => {
    const found: string[] = [];
    for (let next: string | null = `${BASE_URL}/papers/many`; next; ) {
      Object.assign(read, { lines: 0, items: 0 });
      const address: string = next.slice(BASE_URL.length);
      const page: z.infer<typeof ListSchema> = ListSchema.parse(
        (await pages().send(address, { headers: JSON_PLEASE, now: T0 })).json(),
      );
      expect(read.lines).toBeLessThanOrEqual(51);
      expect(read.items).toBe(1);
      found.push(...page.papers.map((paper) => paper.page.split('/').at(-1) ?? ''));
      next = page.next;
    }
    expect(found).toEqual(idsIn('published'));
  });

  test('given a link that somebody made up, then it says so', async () => {
    expect((await pages().send('/papers/many?after=x', { now: T0 })).status).toBe(400);
  });
});

test('given a paper changes its state, then it stands in the other list, and no longer in the first', async () => {
  const key = keys.paper('many', 'p1', 'paper-001');
  await staff.table.change(PaperItem, key, (paper) => ({ ...paper, state: 'rejected' as const }));
  const rejected = await staffPage('/staff/w/many/papers?state=rejected');
  expect(rejected.papers.map(({ id }) => id)).toContain('paper-001');
  const before = await staffPage('/staff/w/many/papers?state=draft');
  expect(before.papers.map(({ id }) => id)).not.toContain('paper-001');
});
