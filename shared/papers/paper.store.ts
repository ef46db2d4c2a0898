import { Refusal } from '../refusal.ts';
import { keys } from '../store/keys.ts';
import type { ItemType, Table } from '../store/table.store.ts';
import { type Paper, PaperSchema } from './paper.ts';
import type { PaperState } from './paper-state.ts';
import {
  afterWorkshop,
  byDate,
  byWorkshop,
  keyRange,
  type Place,
  placeOf,
  type Selection,
} from './publication-order.ts';

export const PaperItem: ItemType<Paper> = {
  schema: PaperSchema,
  debts: (paper) => paper.debts,
  index: (paper) => ({
    papersOf: `W#${paper.workshopId}`,
    paperSort: `${paper.state}#${paper.createdAt}#${paper.id}`,
    ...publicationIndexes(paper),
  }),
};

/** Published papers of all workshops stand in two sparse indexes, by date and by workshop, in one partition of each. */
const PUBLISHED = 'PUBLISHED';

function publicationIndexes(paper: Paper): Record<string, string> {
  const place = placeOf(paper);
  return place ? { publications: PUBLISHED, publishedByDate: byDate(place), publishedIn: byWorkshop(place) } : {};
}

/** @throws Refusal `not-found` */
export async function readPaper(table: Table, workshopId: string, personId: string, paperId: string): Promise<Paper> {
  return (await table.read(PaperItem, keys.paper(workshopId, personId, paperId))) ?? noSuchPaper();
}

/** Changes a paper; see `Table.change`. @throws Refusal `not-found`, and what `decide` throws */
export async function changePaper(
  table: Table,
  paper: Pick<Paper, 'workshopId' | 'personId' | 'id'>,
  decide: (paper: Paper) => Paper,
): Promise<Paper> {
  const key = keys.paper(paper.workshopId, paper.personId, paper.id);
  return (await table.change(PaperItem, key, decide)) ?? noSuchPaper();
}

/** A workshop's papers in one state, or in all; oldest first within a state. Read from the index: a moment behind. */
export async function papersOf(table: Table, workshopId: string, state?: PaperState): Promise<Paper[]> {
  const papers: Paper[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { items, next } = await table.query({
      IndexName: 'papers',
      KeyConditionExpression: state ? 'papersOf = :of AND begins_with(paperSort, :state)' : 'papersOf = :of',
      ExpressionAttributeValues: { ':of': `W#${workshopId}`, ...(state && { ':state': `${state}#` }) },
      ...(start && { ExclusiveStartKey: start }),
    });
    papers.push(...items.map((item) => PaperSchema.parse(item)));
    start = next;
  } while (start);
  return papers;
}

/**
 * Published papers, first published first, beginning behind a place; at most `limit`. Read from an index: a moment behind.
 */
export async function publishedPapers(
  table: Table,
  selection: Selection,
  { after, limit }: { readonly after?: Place | undefined; readonly limit: number },
): Promise<Paper[]> {
  const range = keyRange(selection, after);
  if (!range) return [];
  const index = selection.workshopId === undefined ? 'publishedByDate' : 'publishedIn';
  const papers: Paper[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { items, next } = await table.query({
      IndexName: index,
      KeyConditionExpression: `publications = :published AND ${index} BETWEEN :from AND :to`,
      ExpressionAttributeValues: { ':published': PUBLISHED, ':from': range[0], ':to': range[1] },
      Limit: limit - papers.length,
      ...(start && { ExclusiveStartKey: start }),
    });
    papers.push(...items.map((item) => PaperSchema.parse(item)));
    start = next;
  } while (start && papers.length < limit);
  return papers;
}

/** Workshops that have published papers, in the order of their ids: a look at the first paper of each, and no more. */
export async function workshopsWithPapers(
  table: Table,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<string[]> {
  const found: string[] = [];
  let behind = after;
  while (found.length < limit) {
    const { items } = await table.query({
      IndexName: 'publishedIn',
      KeyConditionExpression: `publications = :published${behind === undefined ? '' : ' AND publishedIn > :behind'}`,
      ExpressionAttributeValues: {
        ':published': PUBLISHED,
        ...(behind !== undefined && { ':behind': afterWorkshop(behind) }),
      },
      Limit: 1,
    });
    const [first] = items.map((item) => PaperSchema.parse(item));
    if (!first) break;
    found.push(first.workshopId);
    behind = first.workshopId;
  }
  return found;
}

function noSuchPaper(): never {
  throw new Refusal('not-found', 'There is no such paper here. Please check the address.');
}
