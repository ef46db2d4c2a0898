import * as z from 'zod';
import { keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import { PaperItem } from './paper.store.ts';
import { type LinePlace, LineSchema, type ListedPaper, lineOf } from './paper-line.ts';
import type { PaperState } from './paper-state.ts';

/** A workshop's papers by state, a page after the other. Read from the index `papers`: a moment behind. */

const RowSchema = z.object({
  sk: z.string().regex(/^PERSON#[^#]+#PAPER#[^#]+$/),
  paperSort: z.string(),
  /** Absent in items that nobody has changed since lists read lines. */
  paperLine: LineSchema.optional(),
});

export interface Listed {
  readonly papers: readonly ListedPaper[];
  /** Where the list goes on; absent at its end. */
  readonly next?: LinePlace;
}

/** What the index has of one state: in one Query, for at most `limit` papers. */
export async function listedIn(
  table: Table,
  workshopId: string,
  state: PaperState,
  { after, limit }: { readonly after?: LinePlace | undefined; readonly limit: number },
): Promise<Listed> {
  const { items, next } = await table.query({
    ...ofState(workshopId, state),
    Limit: limit,
    ...(after && { ExclusiveStartKey: startKey(workshopId, after) }),
  });
  const papers: ListedPaper[] = [];
  for (const item of items) {
    const [personId, id] = idsOf(item);
    const { paperLine } = RowSchema.parse(item);
    const line = paperLine ?? (await lineOfItem(table, workshopId, personId, id));
    if (line) papers.push({ ...line, id, personId, state });
  }
  const last = next && items.at(-1);
  if (!last) return { papers };
  const [personId, id] = idsOf(last);
  return { papers, next: { state, sort: RowSchema.parse(last).paperSort, personId, id } };
}

/** How many papers are in a state, counted up to `most`. */
export const countIn = (table: Table, workshopId: string, state: PaperState, most: number): Promise<number> =>
  table.count(ofState(workshopId, state), most);

const ofState = (workshopId: string, state: PaperState) => ({
  IndexName: 'papers',
  KeyConditionExpression: 'papersOf = :of AND begins_with(paperSort, :state)',
  ExpressionAttributeValues: { ':of': `W#${workshopId}`, ':state': `${state}#` },
});

const startKey = (workshopId: string, { sort, personId, id }: LinePlace) => ({
  ...keys.paper(workshopId, personId, id),
  papersOf: `W#${workshopId}`,
  paperSort: sort,
});

function idsOf(item: Record<string, unknown>): [string, string] {
  const [, personId = '', , id = ''] = RowSchema.parse(item).sk.split('#');
  return [personId, id];
}

async function lineOfItem(table: Table, workshopId: string, personId: string, id: string) {
  const paper = await table.read(PaperItem, keys.paper(workshopId, personId, id));
  return paper && lineOf(paper);
}
