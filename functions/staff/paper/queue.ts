import * as z from 'zod';
import { LinePlaceSchema, type ListedPaper } from '../../../shared/papers/paper-line.ts';
import { countIn, listedIn } from '../../../shared/papers/paper-list.store.ts';
import { type PaperState, PaperStateSchema } from '../../../shared/papers/paper-state.ts';
import { findPerson } from '../../../shared/people/person.store.ts';
import type { Table } from '../../../shared/store/table.store.ts';

/** A workshop's papers as staff go through them: what waits for staff first, then for its author, then what is done. */
export const ORDER: readonly PaperState[] = [
  'under-review',
  'submitted',
  'resubmitted',
  'refused',
  'revision-requested',
  'approved',
  'published',
  'rejected',
  'withdrawn',
  'draft',
];

/** So many on one page. */
export const PAGE_SIZE = 50;
/** Counted exactly below this; from there on it is "100+", and no more are looked at. */
const COUNTED = 100;

/** Where a page begins: behind a paper, or at the beginning of a state. */
export const QueuePlaceSchema = z.union([LinePlaceSchema, z.strictObject({ state: PaperStateSchema })]);
export type QueuePlace = z.infer<typeof QueuePlaceSchema>;

export interface Queued extends ListedPaper {
  /** Whoever sent it in, by the name that they have now; `undefined` where the person was erased. */
  readonly author: { readonly name: string; readonly organisation: string } | undefined;
}

/** A page of the papers in one state, or in all. */
export async function queue(
  table: Table,
  workshopId: string,
  { only, after }: { readonly only?: PaperState | undefined; readonly after?: QueuePlace | undefined },
): Promise<{ readonly papers: readonly Queued[]; readonly next: QueuePlace | undefined }> {
  const states = only ? [only] : ORDER.slice(after ? ORDER.indexOf(after.state) : 0);
  const papers: ListedPaper[] = [];
  let next: QueuePlace | undefined;
  for (const state of states) {
    if (papers.length === PAGE_SIZE) {
      next = { state };
      break;
    }
    const start = after && 'sort' in after && after.state === state ? after : undefined;
    const found = await listedIn(table, workshopId, state, { after: start, limit: PAGE_SIZE - papers.length });
    papers.push(...found.papers);
    next = found.next;
    if (next) break;
  }
  return { papers: await withAuthors(table, workshopId, papers), next };
}

/** How many papers are in each state, "100+" where there are more. */
export async function countsOf(table: Table, workshopId: string): Promise<Readonly<Record<PaperState, string>>> {
  const counts = await Promise.all(ORDER.map((state) => countIn(table, workshopId, state, COUNTED)));
  const said = new Map(
    ORDER.map((state, n) => [state, (counts[n] ?? 0) < COUNTED ? String(counts[n]) : `${COUNTED}+`]),
  );
  return z.record(PaperStateSchema, z.string()).parse(Object.fromEntries(said));
}

/** Each person once, and only those of this page: a name that was corrected is right at once. */
async function withAuthors(table: Table, workshopId: string, papers: readonly ListedPaper[]): Promise<Queued[]> {
  const ids = [...new Set(papers.map(({ personId }) => personId))];
  const people = new Map(
    await Promise.all(ids.map(async (id) => [id, await findPerson(table, workshopId, id)] as const)),
  );
  return papers.map((paper) => ({ ...paper, author: people.get(paper.personId) }));
}
